drop table mix_references;
drop table margins;
