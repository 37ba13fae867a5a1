drop function store_batch;

drop table credits;
alter table holds drop column bucket;
alter table responses drop column is_credited;

-- Stores the responses of a batch with the counter blocks that follow from them, in one statement and so in one transaction.
-- The arrays from in_submissions to in_surveys describe one response each; in_surveys is null for a response without free
-- text. in_revisions are the values of xmin with which the counter blocks were read. Returns the identities in the order of
-- the responses, and the xmin that the blocks have from now on.
--
-- It refuses, with serialization_failure and without a trace, whatever the caller has to look at row by row.
create function store_batch(
    in_submissions bytea[],
    in_versions bigint[],
    in_placements text[],
    in_languages text[],
    in_days integer[],
    in_times bigint[],
    in_answers text[],
    in_surveys bigint[],
    in_tallies bigint[],
    in_revisions bigint[],
    in_counts bytea[]
) returns table (response_ids bigint[], revision bigint) language plpgsql volatile as $$
declare
    ids bigint[];
    changed bigint;
begin
    -- In any other mode the search for withdrawals would not see what was committed while the insert waited.
    if current_setting('transaction_isolation') <> 'read committed' then
        raise exception 'the transaction is not read committed' using errcode = 'serialization_failure';
    end if;
    with stored as (
        insert into responses (submission_id, version_id, placement, language, day, submitted_at, answers)
        select * from unnest(
            in_submissions, in_versions, in_placements, in_languages, in_days, in_times, in_answers
        )
        on conflict (submission_id) do nothing
        returning responses.id, responses.submission_id
    )
    select array_agg(stored.id order by sent.place) into ids
    from unnest(in_submissions) with ordinality as sent (submission_id, place)
    join stored using (submission_id);
    if coalesce(cardinality(ids), 0) <> cardinality(in_submissions) then
        raise exception 'a submission was stored before' using errcode = 'serialization_failure';
    end if;
    -- A statement of its own: its snapshot contains what was committed while the insert waited.
    if exists (select from withdrawals where submission_id = any (in_submissions))
        or exists (select from holds where submission_id = any (in_submissions) and state = 0)
    then
        raise exception 'a submission is withdrawn or held' using errcode = 'serialization_failure';
    end if;
    -- In the order in which all writers lock them, so that they cannot deadlock.
    perform from tallies where id = any (in_tallies) order by id for update;
    update tallies set counts = sums.counts
    from unnest(in_tallies, in_revisions, in_counts) as sums (id, revision, counts)
    where tallies.id = sums.id and tallies.xmin::text::bigint = sums.revision;
    get diagnostics changed = row_count;
    if changed <> cardinality(in_tallies) then
        raise exception 'a counter block was changed' using errcode = 'serialization_failure';
    end if;
    insert into unindexed_batches (responses)
    select json_agg(json_build_array(sent.survey, sent.id))::text
    from unnest(in_surveys, ids) as sent (survey, id)
    where sent.survey is not null
    having count(*) > 0;
    return query select ids, pg_current_xact_id()::xid::text::bigint;
end $$;
