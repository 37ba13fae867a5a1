-- PostgreSQL only: the function that stores a batch in one call.
select 1;
