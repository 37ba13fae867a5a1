-- Receipt of the withdrawn response, for the message that it is gone. Null in older rows.
alter table withdrawals add column receipt_id bigint;

create index withdrawals_by_receipt on withdrawals (receipt_id);
