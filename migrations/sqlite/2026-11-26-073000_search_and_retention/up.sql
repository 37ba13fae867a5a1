-- Comments by day and by state, and what they are found by: see src/storage/comment_words.rs.
drop index comments_by_survey;
create index comments_by_day on comments (survey_id, day, id);
create index comments_by_state on comments (survey_id, state, day, id);

-- No copy of the words, no positions: what is asked is only which comments hold a word. `secure-delete` takes the words of a deleted
-- comment out of the index at once.
create virtual table comment_words using fts5 (parts, content = '', columnsize = 0, detail = none, tokenize = 'ascii');
insert into comment_words (comment_words, rank) values ('secure-delete', 1);

create index tickets_by_city on tickets (city_id, created_at);
create index tickets_by_email on tickets (email);

-- Until when a submission is refused; for ever when empty. Ends for what was deleted because its time was over.
alter table withdrawals add column until integer;

create index withdrawals_by_end on withdrawals (until) where until is not null;
