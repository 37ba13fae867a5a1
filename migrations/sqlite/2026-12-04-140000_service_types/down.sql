alter table services drop column service_type;
