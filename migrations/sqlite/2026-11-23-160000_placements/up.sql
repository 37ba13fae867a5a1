-- What a city decides about its pages and notices, a JSON object: see src/flow/authoring/settings.rs.
alter table cities add column settings text not null default '{}';

-- Where a survey is offered. Answers from other places are taken and counted all the same.
create table placements (
    id integer primary key not null,
    survey_id integer not null references surveys (id),
    slug text not null,
    kind text not null,
    name text,
    created_at integer not null,
    unique (survey_id, slug)
) strict;

-- How often a survey was seen and started, by civil day of the city and by placement. Written once a second at most.
-- No foreign key: counts that can never be written would wait in memory for ever.
create table visits (
    survey_id integer not null,
    day integer not null,
    placement text not null,
    seen integer not null,
    started integer not null,
    primary key (survey_id, day, placement)
) strict, without rowid;
