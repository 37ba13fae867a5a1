drop trigger response_deleted;
delete from installation where name = 'newest_deleted_response';
