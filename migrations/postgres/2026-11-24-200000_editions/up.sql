-- Editions: self-assessments of cities by framework and year. Documents are JSON text; times are milliseconds since 1970, UTC.

-- `answers` is empty when an edition was imported as counts; `yes` counts the "yes" answers by dimension. A newer edition of
-- the same city and year replaces the older one, which is kept as history.
create table editions (
    id bigint primary key not null,
    city_id bigint references cities (id),
    name text not null,
    framework text not null,
    year integer not null,
    answers text not null,
    yes text not null,
    published_at bigint not null,
    published_by text not null,
    is_current integer not null
);

create index editions_by_framework on editions (framework, year, is_current);

create table edition_drafts (
    city_id bigint not null references cities (id),
    framework text not null,
    answers text not null,
    revision bigint not null,
    changed_at bigint not null,
    primary key (city_id, framework)
);
