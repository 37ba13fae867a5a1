-- Days of an improvement action, days since 1970-01-01: when it was decided, and from when on its effect is measured.
alter table actions add column decided_on integer;
alter table actions add column effective_from integer;
update actions set decided_on = done_on, effective_from = done_on;
