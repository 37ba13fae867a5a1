-- Which receipt named the withdrawn answers, so that whoever holds it is told that they are gone. Empty in those from before.
alter table withdrawals add column receipt_id integer;

create index withdrawals_by_receipt on withdrawals (receipt_id);
