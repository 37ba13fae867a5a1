-- The tables are locked exclusively. All replicas are stopped before; if one still runs, the migration fails after ten
-- seconds and changes nothing, instead of blocking every query that comes after it.
set local lock_timeout = '10s';

-- Flags become booleans. They have no defaults and no constraints; the index `editions_by_framework` is rebuilt by the
-- change of its column.
alter table verifications alter column is_withdrawn type boolean using is_withdrawn <> 0;
alter table sessions alter column is_complete type boolean using is_complete <> 0;
alter table actions alter column is_public type boolean using is_public <> 0;
alter table editions alter column is_current type boolean using is_current <> 0;
