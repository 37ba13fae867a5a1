-- Accounts: when somebody last proved who they are, and when they last signed in.

-- `verified_at`: when the password or the second factor was last shown in this session, in milliseconds since 1970 UTC.
-- Sessions from before count as never.
alter table sessions add column verified_at integer not null default 0;

-- When the person last signed in; sessions are forgotten, this is not.
alter table people add column signed_in_at integer;
update people set signed_in_at =
    (select max(created_at) from sessions where sessions.person_id = people.id and sessions.is_complete = 1);
