-- SQLite only: PostgreSQL's sequence never returns an id twice.
select 1;
