-- Indices of comments by day and by state, and their full-text index: see src/storage/comment_words.rs.
drop index comments_by_survey;
create index comments_by_day on comments (survey_id, day, id);
create index comments_by_state on comments (survey_id, state, day, id);

-- No copy of the text and no positions: a search only needs the comments that contain a term. `secure-delete` removes the
-- terms of a deleted comment from the index at once.
create virtual table comment_words using fts5 (parts, content = '', columnsize = 0, detail = none, tokenize = 'ascii');
insert into comment_words (comment_words, rank) values ('secure-delete', 1);

create index tickets_by_city on tickets (city_id, created_at);
create index tickets_by_email on tickets (email);

-- Time until which a submission is refused; null for no end. Set for submissions deleted by retention.
alter table withdrawals add column until integer;

create index withdrawals_by_end on withdrawals (until) where until is not null;
