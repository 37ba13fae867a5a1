-- State of an alert rule: 0 clear, 1 fallen below `bar`; the last day of the newest judged window, and of the window with
-- which the state changed, days since 1970-01-01; null before the first.
alter table thresholds add column state integer not null default 0;
alter table thresholds add column judged_to integer;
alter table thresholds add column changed_on integer;

-- Days from which on control charts have a new baseline.
create table baselines (
    id integer primary key not null,
    survey_id integer not null references surveys (id),
    question text not null,
    first_day integer not null,
    reason text not null,
    created_at integer not null,
    created_by text not null
) strict;

create unique index baselines_by_survey on baselines (survey_id, question, first_day);
