-- Type of a service: an id of the list of the program; null for services that are compared with no others.
alter table services add column service_type text;
