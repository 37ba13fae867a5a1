-- Key of the secret offsets by which a survey's published counts are rounded: 16 random bytes that the program makes before
-- the first release and never changes.
alter table surveys add column release_seed blob;

-- What was published of a survey: one row for each span of days, never changed and never deleted. `atoms` is described in
-- crates/core/src/release/codec.rs. The hash of a row is SHA-256 of `previous_hash` and the row: see
-- src/app/releases/stored.rs.
create table releases (
    survey_id integer not null references surveys (id),
    no integer not null,
    first_day integer not null,
    last_day integer not null,
    is_run_closed integer not null,
    answers_min integer not null,
    told_in integer not null,
    atoms blob not null,
    previous_hash blob not null,
    made_at integer not null,
    primary key (survey_id, no)
) strict;

-- Changes with each release, so that replicas know of it.
insert into installation (name, value) values ('release_revision', '0');
