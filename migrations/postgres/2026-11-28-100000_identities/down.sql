-- People of a provider are kept if no account and nobody else has their address; the others are deleted with their data.
delete from sessions where person_id in (
    select f.id from people f where f.city_id is not null
        and exists (select 1 from people o where o.email = f.email and (o.city_id is null or o.id < f.id))
);
delete from roles where person_id in (
    select f.id from people f where f.city_id is not null
        and exists (select 1 from people o where o.email = f.email and (o.city_id is null or o.id < f.id))
);
drop table identities;
drop table domains;

delete from people f where f.city_id is not null
    and exists (select 1 from people o where o.email = f.email and (o.city_id is null or o.id < f.id));
drop index people_by_email;
alter table people drop column city_id;
alter table people add constraint people_email_key unique (email);
alter table roles drop column given_by;
alter table sign_ons drop column person_id;
