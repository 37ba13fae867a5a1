-- People of the cities, what they may do, and what they did.
-- Times are milliseconds since 1970 in UTC; days are civil days of the city since 1970-01-01; documents are JSON text.

-- `password` is an argon2id hash in its own notation. The secret of the second factor follows from `totp_salt` and the installation's
-- secret; `totp_step` is the last step that was used, so that a code works once. `recovery` lists hashes of codes.
create table people (
    id integer primary key not null,
    email text not null unique,
    name text not null,
    language text not null,
    password text,
    totp_salt blob,
    totp_step integer not null,
    recovery text not null,
    created_at integer not null
) strict;

create table roles (
    id integer primary key not null,
    person_id integer not null references people (id),
    city_id integer references cities (id),
    role text not null,
    created_at integer not null
) strict;

create index roles_by_person on roles (person_id);
create index roles_by_city on roles (city_id);

-- Only the hash of what the browser holds. `is_complete`: 0 until the second factor was shown.
-- `city_id`: the one city that it opens, when that city's own provider of identities began it.
create table sessions (
    id integer primary key not null,
    token_hash blob not null unique,
    person_id integer not null references people (id),
    created_at integer not null,
    seen_at integer not null,
    expires_at integer not null,
    is_complete integer not null,
    city_id integer,
    client text not null
) strict;

create index sessions_by_person on sessions (person_id);

-- What a letter's address carries: an invitation or a new password. Used once.
create table tickets (
    token_hash blob primary key not null,
    purpose text not null,
    email text not null,
    name text not null,
    city_id integer references cities (id),
    role text,
    invited_by text not null,
    created_at integer not null,
    expires_at integer not null,
    used_at integer
) strict;

-- Failures to sign in, by a keyed hash of address and network: throttles guessing.
create table attempts (
    name_hash blob primary key not null,
    failures integer not null,
    last_at integer not null
) strict;

-- Letters, written with the fact that causes them, delivered by the courier.
create table letters (
    id integer primary key not null,
    recipient text not null,
    subject text not null,
    body text not null,
    created_at integer not null,
    due_at integer,
    attempts integer not null,
    sent_at integer,
    failure text
) strict;

create index letters_by_due on letters (due_at);

-- Every change and every export; each entry's hash covers the one before. Never changed, never deleted.
create table audit (
    id integer primary key not null,
    at integer not null,
    city_id integer,
    actor text not null,
    action text not null,
    object text not null,
    detail text not null,
    hash blob not null
) strict;

create index audit_by_city on audit (city_id, id);

insert into installation (name, value) values ('audit_head', '0:');

alter table keys add column name text not null default '';
alter table keys add column expires_at integer;
alter table keys add column used_at integer;

alter table versions add column note text not null default '';

-- Answers given through the test link of a draft: shown to staff, counted nowhere, thrown away at publishing.
create table trials (
    id integer primary key not null,
    survey_id integer not null references surveys (id),
    submitted_at integer not null,
    language text not null,
    answers text not null
) strict;

create index trials_by_survey on trials (survey_id);

-- Cities that ask to join. `state`: 0 open, 1 approved, 2 refused.
create table applications (
    id integer primary key not null,
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
    created_at integer not null,
    decided_at integer
) strict;

create table logos (
    city_id integer primary key not null references cities (id),
    kind text not null,
    bytes blob not null
) strict;

-- A city's own provider of identities, and the sign-ons under way there.
create table providers (
    city_id integer primary key not null references cities (id),
    settings text not null
) strict;

create table sign_ons (
    state_hash blob primary key not null,
    city_id integer not null,
    nonce text not null,
    verifier text not null,
    created_at integer not null
) strict;

-- What citizens wrote, beside their responses, so that staff can read, search and answer it. Masked as the response is.
-- `state`: 0 new, 1 acknowledged, 2 done.
create table comments (
    id integer primary key autoincrement not null,
    response_id integer not null,
    survey_id integer not null,
    question text not null,
    placement text not null,
    language text not null,
    day integer not null,
    submitted_at integer not null,
    words text not null,
    state integer not null,
    owner text not null,
    tags text not null
) strict;

create index comments_by_survey on comments (survey_id, id);
create index comments_by_response on comments (response_id);

-- What was said, and what the city did.
create table actions (
    id integer primary key not null,
    survey_id integer not null references surveys (id),
    question text not null,
    said text not null,
    did text not null,
    done_on integer,
    is_public integer not null,
    created_at integer not null,
    changed_at integer not null
) strict;

create index actions_by_survey on actions (survey_id);

-- Surveys that a city shares with all others.
create table shared_templates (
    id integer primary key not null,
    city_id integer not null references cities (id),
    name text not null,
    note text not null,
    definition text not null,
    created_at integer not null
) strict;

-- When the city wants to be told: the measure of a question fell below `bar`, with so many answers in so many days.
create table thresholds (
    id integer primary key not null,
    survey_id integer not null references surveys (id),
    question text not null,
    bar real not null,
    days integer not null,
    answers_min integer not null,
    created_at integer not null
) strict;

create index thresholds_by_survey on thresholds (survey_id);

-- Sheets of responses that were deleted when their time was over: what was counted stays, and the recount still agrees.
create table archived_tallies (
    id integer primary key autoincrement not null,
    version_id integer not null,
    day integer not null,
    placement text not null,
    language text not null,
    counts blob not null,
    unique (version_id, day, placement, language)
) strict;
