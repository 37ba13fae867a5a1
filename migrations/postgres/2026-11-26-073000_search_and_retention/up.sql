-- Indices of comments by day and by state, and their full-text index: see src/storage/comment_words.rs.
drop index comments_by_survey;
create index comments_by_day on comments (survey_id, day, id);
create index comments_by_state on comments (survey_id, state, day, id);

-- No foreign key: both rows are written and deleted together, and checking it would cost each comment a look-up.
create table comment_words (
    comment_id bigint primary key not null,
    parts tsvector not null
);

-- New entries are in a pending list that each search scans; it is short, so that neither a search nor a flush takes long.
create index comment_words_by_part on comment_words using gin (parts) with (gin_pending_list_limit = 512);

create index tickets_by_city on tickets (city_id, created_at);
create index tickets_by_email on tickets (email);

-- Time until which a submission is refused; null for no end. Set for submissions deleted by retention.
alter table withdrawals add column until bigint;

create index withdrawals_by_end on withdrawals (until) where until is not null;
