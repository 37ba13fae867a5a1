-- Each sign-in deletes the sessions that ended long ago.
create index sessions_by_expiry on sessions (expires_at);

-- The audit log of one person or object.
create index audit_by_object on audit (object);
