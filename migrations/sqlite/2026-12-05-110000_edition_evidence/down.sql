alter table editions drop column evidence;
