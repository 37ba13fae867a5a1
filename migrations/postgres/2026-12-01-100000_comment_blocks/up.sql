-- Comments are stored once, in the answers of their response; a row exists only for what staff set. The search index is made
-- by the program. No version with the old tables was released, so they are dropped at once: there is no time in which an
-- older program runs beside this one. The first start after this migration queues all responses with free text.
create table comment_notes (
    response_id bigint not null,
    question text not null,
    survey_id bigint not null,
    state integer not null,
    owner text not null,
    tags text not null,
    primary key (response_id, question)
);

create index comment_notes_by_state on comment_notes (survey_id, state, response_id, question);

create table comment_tags (
    survey_id bigint not null,
    tag text not null,
    response_id bigint not null,
    question text not null,
    primary key (survey_id, tag, response_id, question)
);

create index comment_tags_by_response on comment_tags (response_id);

-- Search index: one row for some comments of a survey. See crates/core/src/search/comment_block.rs.
create table comment_blocks (
    id bigint generated always as identity primary key,
    survey_id bigint not null,
    first_response bigint not null,
    last_response bigint not null,
    first_day integer not null,
    last_day integer not null,
    comments bigint not null,
    words bytea not null,
    postings bytea not null,
    entries bytea not null
);

create index comment_blocks_by_survey on comment_blocks (survey_id, last_response, id);

-- Responses with free text that no block holds yet, a row for each batch: see src/storage/unindexed_batches.rs.
create table unindexed_batches (
    id bigint generated always as identity primary key,
    responses text not null
);

insert into comment_notes (response_id, question, survey_id, state, owner, tags)
select response_id, question, survey_id, state, owner, tags from comments
where state <> 0 or owner <> '' or tags <> '[]'
on conflict do nothing;

insert into comment_tags (survey_id, tag, response_id, question)
select n.survey_id, t.tag, n.response_id, n.question
from comment_notes n cross join lateral json_array_elements_text(n.tags::json) as t (tag)
on conflict do nothing;

-- These bytes are packed already: not compressed again.
alter table comment_blocks
    alter words set storage external, alter postings set storage external, alter entries set storage external;

drop table comment_words;
drop table comments;
delete from installation where name = 'comment_words';
