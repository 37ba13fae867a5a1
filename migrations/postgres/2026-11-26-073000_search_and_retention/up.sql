-- Comments by day and by state, and what they are found by: see src/storage/comment_words.rs.
drop index comments_by_survey;
create index comments_by_day on comments (survey_id, day, id);
create index comments_by_state on comments (survey_id, state, day, id);

-- No foreign key: both rows are written and deleted together, and checking it would cost each comment a look-up.
create table comment_words (
    comment_id bigint primary key not null,
    parts tsvector not null
);

-- New entries wait in a list that each search reads whole: a short one, so that neither a search nor the emptying takes long.
create index comment_words_by_part on comment_words using gin (parts) with (gin_pending_list_limit = 512);

create index tickets_by_city on tickets (city_id, created_at);
create index tickets_by_email on tickets (email);

-- Until when a submission is refused; for ever when empty. Ends for what was deleted because its time was over.
alter table withdrawals add column until bigint;

create index withdrawals_by_end on withdrawals (until) where until is not null;
