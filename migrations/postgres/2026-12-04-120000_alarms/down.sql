drop table baselines;
alter table thresholds drop column changed_on;
alter table thresholds drop column judged_to;
alter table thresholds drop column state;
