-- Whose a voucher is now, not only whom it was issued to: written together with the events of assigning and taking back, so that a
-- customer's vouchers are found without reading any stream.
create index voucher_of_customer on voucher (customer_no) where customer_no is not null;
