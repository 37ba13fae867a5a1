-- Flags become booleans on PostgreSQL. SQLite has no boolean type: 0 and 1 in an integer column are its booleans
-- (https://www.sqlite.org/datatype3.html#boolean_datatype), so the columns stay as they are.
select 1;
