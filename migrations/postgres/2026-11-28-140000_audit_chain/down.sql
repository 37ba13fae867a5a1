drop table security_events;
drop index audit_by_actor;
alter table audit drop column code;
alter table audit drop column signed_by;
update installation
    set value = case when value like '0:%' then '0:' else substr(value, 1, position(':' in value) + 64) end
    where name = 'audit_head';
