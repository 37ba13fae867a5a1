-- Whether a response counts towards the minimum number of answers behind what is published: see
-- src/app/submissions/credit.rs. Responses from before this migration count by their day.
alter table responses add column is_credited integer not null default 0;

-- The bucket whose credit a held response claims when it is accepted. It is erased with the decision, and at the latest when
-- the run of its day is published.
alter table holds add column bucket integer;

-- Networks and kiosks that have had their credit in the present run of a survey. A bucket is one of 65,536 numbers that many
-- networks share, or a kiosk in ten minutes. Rows are deleted when the run of their day is published.
create table credits (
    survey_id integer not null,
    bucket integer not null,
    day integer not null,
    primary key (survey_id, bucket)
) strict, without rowid;
