-- The tables as they were, empty: texts and states of comments are not copied back.
create table comments (
    id bigint generated always as identity primary key,
    response_id bigint not null,
    survey_id bigint not null,
    question text not null,
    placement text not null,
    language text not null,
    day integer not null,
    submitted_at bigint not null,
    words text not null,
    state integer not null,
    owner text not null,
    tags text not null
);

create index comments_by_response on comments (response_id);
create index comments_by_day on comments (survey_id, day, id);
create index comments_by_state on comments (survey_id, state, day, id);

create table comment_words (
    comment_id bigint primary key not null,
    parts tsvector not null
);

create index comment_words_by_part on comment_words using gin (parts) with (gin_pending_list_limit = 512);

drop table unindexed_batches;
drop table comment_blocks;
drop table comment_tags;
drop table comment_notes;
delete from installation where name = 'comment_blocks';
