delete from installation where name = 'release_revision';
drop table releases;
alter table surveys drop column release_seed;
