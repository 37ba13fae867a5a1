-- The tables as they were, empty: texts and states of comments are not copied back.
create table comments (
    id integer primary key autoincrement not null,
    response_id integer not null,
    survey_id integer not null,
    question text not null,
    placement text not null,
    language text not null,
    day integer not null,
    submitted_at integer not null,
    words text not null,
    state integer not null,
    owner text not null,
    tags text not null
) strict;

create index comments_by_response on comments (response_id);
create index comments_by_day on comments (survey_id, day, id);
create index comments_by_state on comments (survey_id, state, day, id);

create virtual table comment_words using fts5 (parts, content = '', columnsize = 0, detail = none, tokenize = 'ascii');
insert into comment_words (comment_words, rank) values ('secure-delete', 1);

drop table unindexed_batches;
drop table comment_blocks;
drop table comment_tags;
drop table comment_notes;
delete from installation where name = 'comment_blocks';
