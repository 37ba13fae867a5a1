alter table visits drop column submitted;
