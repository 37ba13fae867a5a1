-- Population of a city by the options of a segment question, by which figures are weighted. A group is one or more options;
-- `options` is a JSON list of their codes, `share` the part of the group in the population (all groups of a segment add up to
-- 1), `lau` the code of its local administrative unit.
create table margins (
    city_id bigint not null references cities (id),
    segment text not null,
    position integer not null,
    options text not null,
    share double precision not null,
    lau text,
    source text not null,
    year integer not null,
    primary key (city_id, segment, position)
);

-- Responses of a survey by kind of placement in a period, the first four told quarters or a year that the city has chosen:
-- the mix to which figures of other periods are standardised. `mix` is a JSON object of counts by kind; days are numbers of
-- civil days since 1970, times milliseconds since 1970, UTC.
create table mix_references (
    survey_id bigint primary key not null references surveys (id),
    first_day integer not null,
    last_day integer not null,
    mix text not null,
    made_at bigint not null
);
