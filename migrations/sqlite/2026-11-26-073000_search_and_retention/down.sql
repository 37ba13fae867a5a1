drop index withdrawals_by_end;
alter table withdrawals drop column until;
drop index tickets_by_email;
drop index tickets_by_city;
drop table comment_words;
delete from installation where name = 'comment_words';
drop index comments_by_state;
drop index comments_by_day;
create index comments_by_survey on comments (survey_id, id);
