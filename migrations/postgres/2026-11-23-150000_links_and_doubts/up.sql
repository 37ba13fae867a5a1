-- Keys with which a city's own systems sign links. The secret follows from the id and the installation's secret.
create table link_keys (
    id text primary key not null,
    city_id bigint not null references cities (id),
    created_at bigint not null,
    revoked_at bigint
);

-- Transactions that were answered about. Of the transaction only a keyed hash is kept; a withdrawn response leaves its own spent.
create table verifications (
    transaction_hash bytea primary key not null,
    submission_id bytea not null,
    version_id bigint not null,
    placement text not null,
    language text not null,
    day integer not null,
    is_withdrawn integer not null
);

create index verifications_by_version on verifications (version_id, day);
create index verifications_by_submission on verifications (submission_id);

-- Answers that a clerk looks at before they are counted. `state`: 0 pending, 1 accepted (then `response_id` says as which
-- response, and the answers are gone from here).
create table holds (
    id bigint generated always as identity primary key,
    submission_id bytea not null unique,
    survey_id bigint not null,
    version_id bigint not null,
    placement text not null,
    language text not null,
    day integer not null,
    submitted_at bigint not null,
    answers text not null,
    doubt text not null,
    state integer not null,
    response_id bigint
);

create index holds_by_survey on holds (survey_id, state, id);
