drop table edition_drafts;
drop table editions;
