-- Entries of the audit log carry a code made with the installation's secret. `signed_by`: the fingerprint of that secret.
-- Entries from before have neither; the first entry with a code says how far they reach, and covers them by its hash.
alter table audit add column signed_by text;
alter table audit add column code blob;

-- The log of one person, and of what belongs to no city.
create index audit_by_actor on audit (actor, id);

-- Attempts that were refused: failed sign-ins, wrong codes and keys, refused forms. One row an hour, kind, subject and
-- place, with a count; kept for 90 days. No address, and nothing that was typed.
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
