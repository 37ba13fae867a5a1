-- Time at which the citizen last corrected a response, milliseconds since 1970 in UTC; null for none. Corrections from before
-- this column are not known.
alter table responses add column corrected_at integer;
