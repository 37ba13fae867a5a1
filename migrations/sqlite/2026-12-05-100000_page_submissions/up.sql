-- Forms that were sent from pages of ours, counted together with views and starts; null in rows from before they were counted.
alter table visits add column submitted integer;
