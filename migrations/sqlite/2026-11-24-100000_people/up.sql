-- People, roles, sessions, letters and the audit log.
-- Times are milliseconds since 1970 in UTC; days are civil days of the city since 1970-01-01; documents are JSON text.

-- `password`: argon2id hash in PHC format. The secret of the second factor is derived from `totp_salt` and the installation's
-- secret; `totp_step` is the last time step used, so that a code works once. `recovery`: JSON list of hashes of recovery codes.
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

-- Sessions, with hashes of their tokens. `is_complete`: 0 until every required factor is verified.
-- `city_id`: the city it is limited to, when that city's identity provider started it.
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

-- Single-use tokens in letters: invitations and password resets.
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

-- Login failures by keyed hash of account and network, to throttle guessing.
create table attempts (
    name_hash blob primary key not null,
    failures integer not null,
    last_at integer not null
) strict;

-- Outbox: letters are written in the transaction of the change that causes them, and delivered by the courier.
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

-- Audit log of all changes and exports. Each entry's hash covers the previous one. Entries are never changed or deleted.
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

-- Preview responses: answers to a draft, shown to staff, never counted, deleted at publishing.
create table trials (
    id integer primary key not null,
    survey_id integer not null references surveys (id),
    submitted_at integer not null,
    language text not null,
    answers text not null
) strict;

create index trials_by_survey on trials (survey_id);

-- Applications of cities to join. `state`: 0 open, 1 approved, 2 refused.
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

-- Identity providers of cities, and single sign-ons in progress.
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

-- Comments: free-text answers for staff to read, search and answer. Masked like the response.
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

-- Improvement actions: the citizens' feedback and what the city did.
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

-- Alert rules: the measure of a question is below `bar`, with at least `answers_min` answers in `days` days.
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

-- Counter blocks of responses deleted by retention: their counts stay, and a recount starts from them.
create table archived_tallies (
    id integer primary key autoincrement not null,
    version_id integer not null,
    day integer not null,
    placement text not null,
    language text not null,
    counts blob not null,
    unique (version_id, day, placement, language)
) strict;
