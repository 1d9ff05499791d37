-- What a redemption tells about its customer, as sealed as it stands in the event: opened where it is read. User agent and coordinates remain
-- for redemptions of nobody, and for those from before.
alter table redemption add column sealed text;
