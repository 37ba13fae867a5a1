drop table visits;
drop table placements;
alter table cities drop column settings;
