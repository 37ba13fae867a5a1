drop index withdrawals_by_receipt;

alter table withdrawals drop column receipt_id;
