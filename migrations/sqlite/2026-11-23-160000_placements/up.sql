-- Settings of a city's pages and notices, a JSON object: see src/app/authoring/settings.rs.
alter table cities add column settings text not null default '{}';

-- Placements of surveys. Responses from unregistered placements are accepted and counted as well.
create table placements (
    id integer primary key not null,
    survey_id integer not null references surveys (id),
    slug text not null,
    kind text not null,
    name text,
    created_at integer not null,
    unique (survey_id, slug)
) strict;

-- Views and starts of surveys by civil day of the city and placement. Written at most once a second.
-- No foreign key: counts that violate it would stay in memory without end.
create table visits (
    survey_id integer not null,
    day integer not null,
    placement text not null,
    seen integer not null,
    started integer not null,
    primary key (survey_id, day, placement)
) strict, without rowid;
