alter table responses drop column corrected_at;
