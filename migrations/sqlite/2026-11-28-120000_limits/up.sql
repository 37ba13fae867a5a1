-- What a stranger can make the server do is bounded.
-- Times are milliseconds since 1970 in UTC.

-- `failures` is now how many tries a bucket holds, and `last_at` since when the next one runs out. Old counts are forgotten:
-- they meant something else.
delete from attempts;
create index attempts_by_last_at on attempts (last_at);

-- Requests for a new password, taken by a thread of their own: the answer does not depend on whether somebody has the address.
create table reset_requests (
    email text primary key not null,
    public_url text not null,
    created_at integer not null
) strict;

-- A person's known browsers are bound to this mark. No row: 0.
create table device_marks (
    person_id integer primary key not null references people (id) on delete cascade,
    mark integer not null
) strict;

-- State 3: the address is not confirmed yet. `token_hash`: SHA-256 of the token in the letter that asks to confirm it.
alter table applications add column token_hash blob;
create unique index applications_by_token on applications (token_hash);
create index applications_by_state on applications (state, created_at);
