-- What a city decides about its pages and notices, a JSON object: see src/flow/authoring/settings.rs.
alter table cities add column settings text not null default '{}';

-- Where a survey is offered. Answers from other places are taken and counted all the same.
create table placements (
    id bigint primary key not null,
    survey_id bigint not null references surveys (id),
    slug text not null,
    kind text not null,
    name text,
    created_at bigint not null,
    unique (survey_id, slug)
);

-- How often a survey was seen and started, by civil day of the city and by placement. Written once a second at most.
-- No foreign key: counts that can never be written would wait in memory for ever.
-- Half of each page stays free, so that a changed row stays on its page and the index is not written.
create table visits (
    survey_id bigint not null,
    day integer not null,
    placement text not null,
    seen bigint not null,
    started bigint not null,
    primary key (survey_id, day, placement)
) with (fillfactor = 50);
