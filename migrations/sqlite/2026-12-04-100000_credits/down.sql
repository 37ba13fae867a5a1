drop table credits;
alter table holds drop column bucket;
alter table responses drop column is_credited;
