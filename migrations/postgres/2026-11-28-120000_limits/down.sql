-- Unconfirmed applications are deleted.
delete from applications where state = 3;
drop index applications_by_state;
drop index applications_by_token;
alter table applications drop column token_hash;
drop table device_marks;
drop table reset_requests;
drop index attempts_by_last_at;
