-- Accounts: times of the last verification and of the last sign-in.

-- `verified_at`: time when a password or second factor was last verified in this session, in milliseconds since 1970 UTC.
-- Older sessions count as never verified.
alter table sessions add column verified_at integer not null default 0;

-- Time of the person's last sign-in; kept longer than sessions.
alter table people add column signed_in_at integer;
update people set signed_in_at =
    (select max(created_at) from sessions where sessions.person_id = people.id and sessions.is_complete = 1);
