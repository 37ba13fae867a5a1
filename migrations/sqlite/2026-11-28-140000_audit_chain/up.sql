-- Entries of the audit log have a code keyed with the installation's secret. `signed_by`: the fingerprint of that secret.
-- Older entries have neither; the first entry with a code records the last of them, and its hash covers them.
alter table audit add column signed_by text;
alter table audit add column code blob;

-- Indices for the log of one person and of entries without a city.
create index audit_by_actor on audit (actor, id);

-- Refused attempts: failed sign-ins, wrong codes and keys, refused forms. One row for each hour, kind, subject and
-- place, with a count; kept for 90 days. Contains no address and no input.
create table security_events (
    id integer primary key not null,
    hour integer not null,
    kind text not null,
    subject text not null,
    place text not null,
    count integer not null,
    first_at integer not null,
    last_at integer not null,
    unique (hour, kind, subject, place)
) strict;

create index security_events_by_last on security_events (last_at);
