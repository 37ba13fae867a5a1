-- Signing keys of a city's own systems. The secret is derived from the id and the installation's secret.
create table link_keys (
    id text primary key not null,
    city_id integer not null references cities (id),
    created_at integer not null,
    revoked_at integer
) strict;

-- Transactions of signed links that were answered, as keyed hashes. They stay used when the response is withdrawn.
create table verifications (
    transaction_hash blob primary key not null,
    submission_id blob not null,
    version_id integer not null,
    placement text not null,
    language text not null,
    day integer not null,
    is_withdrawn integer not null
) strict;

create index verifications_by_version on verifications (version_id, day);
create index verifications_by_submission on verifications (submission_id);

-- Held responses, which are not counted yet. `state`: 0 pending, 1 accepted (then `response_id` is the response, and the
-- answers are erased here).
create table holds (
    id integer primary key autoincrement not null,
    submission_id blob not null unique,
    survey_id integer not null,
    version_id integer not null,
    placement text not null,
    language text not null,
    day integer not null,
    submitted_at integer not null,
    answers text not null,
    doubt text not null,
    state integer not null,
    response_id integer
) strict;

create index holds_by_survey on holds (survey_id, state, id);
