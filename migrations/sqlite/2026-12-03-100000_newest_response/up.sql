-- Highest id of a response that was ever deleted, so that no later response gets its id: a page of the desk that was opened
-- before a withdrawal, or a text in memory, would name the wrong response. PostgreSQL has a sequence for this.
insert into installation (name, value) values ('newest_deleted_response', '0');

create trigger response_deleted after delete on responses begin
    update installation set value = cast(max(cast(value as integer), old.id) as text) where name = 'newest_deleted_response';
end;
