drop index audit_by_object;
drop index sessions_by_expiry;
