-- Nothing was changed.
select 1;
