-- The flags become 0 and 1 again.
alter table verifications alter column is_withdrawn type integer using case when is_withdrawn then 1 else 0 end;
alter table sessions alter column is_complete type integer using case when is_complete then 1 else 0 end;
alter table actions alter column is_public type integer using case when is_public then 1 else 0 end;
alter table editions alter column is_current type integer using case when is_current then 1 else 0 end;
