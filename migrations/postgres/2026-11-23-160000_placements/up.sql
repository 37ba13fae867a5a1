-- Settings of a city's pages and notices, a JSON object: see src/app/authoring/settings.rs.
alter table cities add column settings text not null default '{}';

-- Placements of surveys. Responses from unregistered placements are accepted and counted as well.
create table placements (
    id bigint primary key not null,
    survey_id bigint not null references surveys (id),
    slug text not null,
    kind text not null,
    name text,
    created_at bigint not null,
    unique (survey_id, slug)
);

-- Views and starts of surveys by civil day of the city and placement. Written at most once a second.
-- No foreign key: counts that violate it would stay in memory without end.
-- Half of each page stays free, so that a changed row stays on its page and the index is not written.
create table visits (
    survey_id bigint not null,
    day integer not null,
    placement text not null,
    seen bigint not null,
    started bigint not null,
    primary key (survey_id, day, placement)
) with (fillfactor = 50);
