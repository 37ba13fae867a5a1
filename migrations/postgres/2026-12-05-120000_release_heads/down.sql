delete from installation where name = 'restored_at';
drop table release_heads;
