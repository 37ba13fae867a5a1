-- Accounts, which sign in here and are identified by e-mail address, and identities, which a city's identity provider
-- authenticates and which are identified by (city, issuer, subject).
-- Times are milliseconds since 1970 in UTC.

-- SQLite changes a unique column only by rebuilding the table; references to it are checked at the end of the transaction.
pragma defer_foreign_keys = on;
create table people_before as select * from people;
drop table people;

-- `city_id`: the city whose provider authenticates this person, who has no account; `email` is then a label, never a key.
create table people (
    id integer primary key not null,
    email text not null,
    name text not null,
    language text not null,
    password text,
    totp_salt blob,
    totp_step integer not null,
    recovery text not null,
    created_at integer not null,
    city_id integer references cities (id)
) strict;

insert into people (id, email, name, language, password, totp_salt, totp_step, recovery, created_at)
select id, email, name, language, password, totp_salt, totp_step, recovery, created_at from people_before;
drop table people_before;

create unique index people_by_email on people (email) where city_id is null;

-- `given_by`: `person`, or `provider` when the city's provider granted it. A provider changes only its own roles.
alter table roles add column given_by text not null default 'person';

-- `person_id`: the account to connect the identity to; null for a sign-in. Sign-ons in progress must be started again.
delete from sign_ons;
alter table sign_ons add column person_id integer;

-- `subject`: null for people known by e-mail address from before identities; their next sign-on sets it.
create table identities (
    id integer primary key not null,
    city_id integer not null references cities (id),
    issuer text not null,
    subject text,
    person_id integer not null references people (id),
    created_at integer not null,
    seen_at integer,
    unique (city_id, issuer, subject)
) strict;

create index identities_by_person on identities (person_id);

-- Confirmed e-mail domains, each of one city. `confirmed_by`: `dns`, `migration`, or an admin.
create table domains (
    domain text primary key not null,
    city_id integer not null references cities (id),
    confirmed_at integer not null,
    confirmed_by text not null
) strict;

create index domains_by_city on domains (city_id);

-- People without a password used single sign-on alone: they become people of their city's provider, one for each city. Their
-- sessions, and all sessions started by a provider, end; the next sign-on identifies them.
delete from sessions
where city_id is not null or person_id in (select id from people where password is null);

update roles set given_by = 'provider'
where city_id is not null
    and person_id in (select id from people where password is null)
    and (
        select a.detail from audit a join people p on p.id = roles.person_id
        where a.city_id = roles.city_id and a.object = p.email and a.action in ('person.join', 'person.role')
        order by a.id desc limit 1
    ) like '%"sign-on"%';

insert into people (id, email, name, language, password, totp_salt, totp_step, recovery, created_at, city_id)
select r.id, p.email, p.name, p.language, null, null, 0, '[]', p.created_at, r.city_id
from roles r join people p on p.id = r.person_id
where p.password is null and r.city_id is not null
    and r.id <> (select min(o.id) from roles o where o.person_id = p.id and o.city_id is not null);

update roles set person_id = id
where id in (select f.id from people f where f.city_id is not null);

update people
set totp_salt = null, totp_step = 0, recovery = '[]',
    city_id = (select r.city_id from roles r where r.person_id = people.id and r.city_id is not null)
where password is null and city_id is null
    and exists (select 1 from roles r where r.person_id = people.id and r.city_id is not null)
    and not exists (select 1 from roles r where r.person_id = people.id and r.city_id is null);

insert into identities (id, city_id, issuer, subject, person_id, created_at)
select p.id, p.city_id, json_extract(v.settings, '$.issuer'), null, p.id, p.created_at
from people p join providers v on v.city_id = p.city_id;

-- A domain that only one city uses stays confirmed; one that several use has to be confirmed again.
insert into domains (domain, city_id, confirmed_at, confirmed_by)
select d.value, min(v.city_id), cast(strftime('%s', 'now') as integer) * 1000, 'migration'
from providers v, json_each(v.settings, '$.domains') d
where d.value not glob '*[^a-z0-9.-]*'
group by d.value
having count(distinct v.city_id) = 1;
