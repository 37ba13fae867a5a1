-- Comments are stored once, in the answers of their response; a row exists only for what staff set. The search index is made
-- by the program. No version with the old tables was released, so they are dropped at once: there is no time in which an
-- older program runs beside this one. The first start after this migration queues all responses with free text.
create table comment_notes (
    response_id integer not null,
    question text not null,
    survey_id integer not null,
    state integer not null,
    owner text not null,
    tags text not null,
    primary key (response_id, question)
) strict;

create index comment_notes_by_state on comment_notes (survey_id, state, response_id, question);

create table comment_tags (
    survey_id integer not null,
    tag text not null,
    response_id integer not null,
    question text not null,
    primary key (survey_id, tag, response_id, question)
) strict;

create index comment_tags_by_response on comment_tags (response_id);

-- Search index: one row for some comments of a survey. See crates/core/src/search/comment_block.rs.
create table comment_blocks (
    id integer primary key autoincrement not null,
    survey_id integer not null,
    first_response integer not null,
    last_response integer not null,
    first_day integer not null,
    last_day integer not null,
    comments integer not null,
    words blob not null,
    postings blob not null,
    entries blob not null
) strict;

create index comment_blocks_by_survey on comment_blocks (survey_id, last_response, id);

-- Responses with free text that no block holds yet, a row for each batch: see src/storage/unindexed_batches.rs.
create table unindexed_batches (
    id integer primary key autoincrement not null,
    responses text not null
) strict;

insert into comment_notes (response_id, question, survey_id, state, owner, tags)
select response_id, question, survey_id, state, owner, tags from comments
where state <> 0 or owner <> '' or tags <> '[]'
on conflict do nothing;

insert into comment_tags (survey_id, tag, response_id, question)
select n.survey_id, t.value, n.response_id, n.question from comment_notes n, json_each(n.tags) t where true
on conflict do nothing;

drop table comment_words;
drop table comments;
delete from installation where name = 'comment_words';
