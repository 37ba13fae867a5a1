-- Cities, services, surveys, responses and tallies.
-- Times are milliseconds since 1970 in UTC; days are civil days of the city since 1970-01-01; documents are JSON text.

create table cities (
    id bigint primary key not null,
    slug text not null unique,
    name text not null,
    country text,
    timezone text not null,
    languages text not null,
    created_at bigint not null
);

create table services (
    id bigint primary key not null,
    city_id bigint not null references cities (id),
    slug text not null,
    name text not null,
    created_at bigint not null,
    unique (city_id, slug)
);

create table surveys (
    id bigint primary key not null,
    service_id bigint not null references services (id),
    slug text not null,
    draft text not null,
    draft_revision bigint not null,
    closed_at bigint,
    created_at bigint not null,
    unique (service_id, slug)
);

-- Immutable: a response names its version, and so keeps its meaning.
create table versions (
    id bigint primary key not null,
    survey_id bigint not null references surveys (id),
    number integer not null,
    definition text not null,
    published_at bigint not null,
    unique (survey_id, number)
);

-- No foreign key: checking it would cost each response a look-up and, on PostgreSQL, a lock on its version; versions are
-- never deleted, and `urbivox verify` reports a response without one.
-- No index by version: it would touch a page of its own for each response of each survey, and slow the
-- intake. Readers of one survey's responses scan them in order of time, which is the order of id.
create table responses (
    id bigint generated always as identity primary key,
    submission_id bytea not null unique,
    version_id bigint not null,
    placement text not null,
    language text not null,
    day integer not null,
    submitted_at bigint not null,
    answers text not null
);

-- Half of each page stays free, so that a changed block stays on its page and no index is written.
-- One counter block for each version, day, placement and language; see crates/core/src/tally/counter_block.rs.
create table tallies (
    id bigint generated always as identity primary key,
    version_id bigint not null references versions (id),
    day integer not null,
    placement text not null,
    language text not null,
    counts bytea not null,
    unique (version_id, day, placement, language)
) with (fillfactor = 50);

-- Withdrawn submissions, so that a late retry is not stored again. Contains no answers.
create table withdrawals (
    submission_id bytea primary key not null,
    withdrawn_at bigint not null
);

-- API keys with their roles. Only hashes are stored.
create table keys (
    id bigint primary key not null,
    hash bytea not null unique,
    role text not null,
    city_id bigint references cities (id),
    created_at bigint not null
);

-- Facts of the whole installation, such as the catalogue's revision, and on PostgreSQL the secret shared by replicas.
create table installation (
    name text primary key not null,
    value text not null
);

insert into installation (name, value) values ('catalogue_revision', '0');
