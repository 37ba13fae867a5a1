alter table actions drop column effective_from;
alter table actions drop column decided_on;
