drop table holds;
drop table verifications;
drop table link_keys;
