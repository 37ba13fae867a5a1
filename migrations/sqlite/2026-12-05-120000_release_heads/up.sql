-- State of the releases of a survey. `hash` is that of its last release, so that this one cannot be changed or deleted
-- unnoticed either; null before the first. `closed_until` is the last civil day that the job has closed: each is closed once,
-- also when the program starts again; days since 1970-01-01, null before the first.
create table release_heads (
    survey_id integer primary key references surveys (id),
    closed_until integer,
    hash blob
) strict;
