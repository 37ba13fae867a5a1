alter table people drop column signed_in_at;
alter table sessions drop column verified_at;
