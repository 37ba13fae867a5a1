-- Limits for unauthenticated clients.
-- Times are milliseconds since 1970 in UTC.

-- `failures` is now the number of attempts in a leaky bucket, and `last_at` the start of its leak interval. Old counts are
-- deleted: they had another meaning.
delete from attempts;
create index attempts_by_last_at on attempts (last_at);

-- Requests for a password reset, processed by a background thread, so that the answer does not reveal whether an account exists.
create table reset_requests (
    email text primary key not null,
    public_url text not null,
    created_at integer not null
) strict;

-- Mark that a person's known browsers are bound to. No row means 0.
create table device_marks (
    person_id integer primary key not null references people (id) on delete cascade,
    mark integer not null
) strict;

-- State 3: the e-mail address is not confirmed yet. `token_hash`: SHA-256 of the token in the confirmation letter.
alter table applications add column token_hash blob;
create unique index applications_by_token on applications (token_hash);
create index applications_by_state on applications (state, created_at);
