-- Cities, services, surveys, responses and tallies.
-- Times are milliseconds since 1970 in UTC; days are civil days of the city since 1970-01-01; documents are JSON text.

create table cities (
    id integer primary key not null,
    slug text not null unique,
    name text not null,
    country text,
    timezone text not null,
    languages text not null,
    created_at integer not null
) strict;

create table services (
    id integer primary key not null,
    city_id integer not null references cities (id),
    slug text not null,
    name text not null,
    created_at integer not null,
    unique (city_id, slug)
) strict;

create table surveys (
    id integer primary key not null,
    service_id integer not null references services (id),
    slug text not null,
    draft text not null,
    draft_revision integer not null,
    closed_at integer,
    created_at integer not null,
    unique (service_id, slug)
) strict;

-- Immutable: a response names its version, and so keeps its meaning.
create table versions (
    id integer primary key not null,
    survey_id integer not null references surveys (id),
    number integer not null,
    definition text not null,
    published_at integer not null,
    unique (survey_id, number)
) strict;

-- No foreign key: checking it would cost each response a look-up and, on PostgreSQL, a lock on its version; versions are
-- never deleted, and `urbivox verify` reports a response without one.
-- No index by version: it would touch a page of its own for each response of each survey, and slow the
-- intake. Readers of one survey's responses scan them in order of time, which is the order of id.
create table responses (
    id integer primary key not null,
    submission_id blob not null unique,
    version_id integer not null,
    placement text not null,
    language text not null,
    day integer not null,
    submitted_at integer not null,
    answers text not null
) strict;

-- One counter block for each version, day, placement and language; see crates/core/src/tally/counter_block.rs.
create table tallies (
    id integer primary key not null,
    version_id integer not null,
    day integer not null,
    placement text not null,
    language text not null,
    counts blob not null,
    unique (version_id, day, placement, language)
) strict;

-- Withdrawn submissions, so that a late retry is not stored again. Contains no answers.
create table withdrawals (
    submission_id blob primary key not null,
    withdrawn_at integer not null
) strict;

-- API keys with their roles. Only hashes are stored.
create table keys (
    id integer primary key not null,
    hash blob not null unique,
    role text not null,
    city_id integer references cities (id),
    created_at integer not null
) strict;

-- Facts of the whole installation, such as the catalogue's revision, and on PostgreSQL the secret shared by replicas.
create table installation (
    name text primary key not null,
    value text not null
) strict;

insert into installation (name, value) values ('catalogue_revision', '0');
