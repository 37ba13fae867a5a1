-- People of the cities, what they may do, and what they did.
-- Times are milliseconds since 1970 in UTC; days are civil days of the city since 1970-01-01; documents are JSON text.

-- `password` is an argon2id hash in its own notation. The secret of the second factor follows from `totp_salt` and the installation's
-- secret; `totp_step` is the last step that was used, so that a code works once. `recovery` lists hashes of codes.
create table people (
    id bigint primary key not null,
    email text not null unique,
    name text not null,
    language text not null,
    password text,
    totp_salt bytea,
    totp_step bigint not null,
    recovery text not null,
    created_at bigint not null
);

create table roles (
    id bigint primary key not null,
    person_id bigint not null references people (id),
    city_id bigint references cities (id),
    role text not null,
    created_at bigint not null
);

create index roles_by_person on roles (person_id);
create index roles_by_city on roles (city_id);

-- Only the hash of what the browser holds. `is_complete`: 0 until the second factor was shown.
-- `city_id`: the one city that it opens, when that city's own provider of identities began it.
create table sessions (
    id bigint primary key not null,
    token_hash bytea not null unique,
    person_id bigint not null references people (id),
    created_at bigint not null,
    seen_at bigint not null,
    expires_at bigint not null,
    is_complete integer not null,
    city_id bigint,
    client text not null
);

create index sessions_by_person on sessions (person_id);

-- What a letter's address carries: an invitation or a new password. Used once.
create table tickets (
    token_hash bytea primary key not null,
    purpose text not null,
    email text not null,
    name text not null,
    city_id bigint references cities (id),
    role text,
    invited_by text not null,
    created_at bigint not null,
    expires_at bigint not null,
    used_at bigint
);

-- Failures to sign in, by a keyed hash of address and network: throttles guessing.
create table attempts (
    name_hash bytea primary key not null,
    failures bigint not null,
    last_at bigint not null
);

-- Letters, written with the fact that causes them, delivered by the courier.
create table letters (
    id bigint primary key not null,
    recipient text not null,
    subject text not null,
    body text not null,
    created_at bigint not null,
    due_at bigint,
    attempts integer not null,
    sent_at bigint,
    failure text
);

create index letters_by_due on letters (due_at);

-- Every change and every export; each entry's hash covers the one before. Never changed, never deleted.
create table audit (
    id bigint primary key not null,
    at bigint not null,
    city_id bigint,
    actor text not null,
    action text not null,
    object text not null,
    detail text not null,
    hash bytea not null
);

create index audit_by_city on audit (city_id, id);

insert into installation (name, value) values ('audit_head', '0:');

alter table keys add column name text not null default '';
alter table keys add column expires_at bigint;
alter table keys add column used_at bigint;

alter table versions add column note text not null default '';

-- Answers given through the test link of a draft: shown to staff, counted nowhere, thrown away at publishing.
create table trials (
    id bigint primary key not null,
    survey_id bigint not null references surveys (id),
    submitted_at bigint not null,
    language text not null,
    answers text not null
);

create index trials_by_survey on trials (survey_id);

-- Cities that ask to join. `state`: 0 open, 1 approved, 2 refused.
create table applications (
    id bigint primary key not null,
    slug text not null,
    name text not null,
    country text not null,
    contact text not null,
    email text not null,
    timezone text not null,
    languages text not null,
    lau text not null,
    message text not null,
    state integer not null,
    created_at bigint not null,
    decided_at bigint
);

create table logos (
    city_id bigint primary key not null references cities (id),
    kind text not null,
    bytes bytea not null
);

-- A city's own provider of identities, and the sign-ons under way there.
create table providers (
    city_id bigint primary key not null references cities (id),
    settings text not null
);

create table sign_ons (
    state_hash bytea primary key not null,
    city_id bigint not null,
    nonce text not null,
    verifier text not null,
    created_at bigint not null
);

-- What citizens wrote, beside their responses, so that staff can read, search and answer it. Masked as the response is.
-- `state`: 0 new, 1 acknowledged, 2 done.
create table comments (
    id bigint generated always as identity primary key,
    response_id bigint not null,
    survey_id bigint not null,
    question text not null,
    placement text not null,
    language text not null,
    day integer not null,
    submitted_at bigint not null,
    words text not null,
    state integer not null,
    owner text not null,
    tags text not null
);

create index comments_by_survey on comments (survey_id, id);
create index comments_by_response on comments (response_id);

-- What was said, and what the city did.
create table actions (
    id bigint primary key not null,
    survey_id bigint not null references surveys (id),
    question text not null,
    said text not null,
    did text not null,
    done_on integer,
    is_public integer not null,
    created_at bigint not null,
    changed_at bigint not null
);

create index actions_by_survey on actions (survey_id);

-- Surveys that a city shares with all others.
create table shared_templates (
    id bigint primary key not null,
    city_id bigint not null references cities (id),
    name text not null,
    note text not null,
    definition text not null,
    created_at bigint not null
);

-- When the city wants to be told: the measure of a question fell below `bar`, with so many answers in so many days.
create table thresholds (
    id bigint primary key not null,
    survey_id bigint not null references surveys (id),
    question text not null,
    bar double precision not null,
    days integer not null,
    answers_min integer not null,
    created_at bigint not null
);

create index thresholds_by_survey on thresholds (survey_id);

-- Sheets of responses that were deleted when their time was over: what was counted stays, and the recount still agrees.
create table archived_tallies (
    id bigint generated always as identity primary key,
    version_id bigint not null,
    day integer not null,
    placement text not null,
    language text not null,
    counts bytea not null,
    unique (version_id, day, placement, language)
);
