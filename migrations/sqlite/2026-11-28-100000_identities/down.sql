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

pragma defer_foreign_keys = on;
create table people_before as
select * from people f where f.city_id is null
    or not exists (select 1 from people o where o.email = f.email and (o.city_id is null or o.id < f.id));
drop table people;
create table people (
    id integer primary key not null,
    email text not null unique,
    name text not null,
    language text not null,
    password text,
    totp_salt blob,
    totp_step integer not null,
    recovery text not null,
    created_at integer not null
) strict;
insert into people select id, email, name, language, password, totp_salt, totp_step, recovery, created_at from people_before;
drop table people_before;
alter table roles drop column given_by;
alter table sign_ons drop column person_id;
