-- Written by the projection "history": one narrow row for each event that somebody caused. What the event says is read from the event itself.
create table history (
    position bigint primary key,
    project_id bigint not null,
    at timestamptz not null,
    type text not null,
    campaign_id bigint,
    -- Of an issue, the first of its vouchers; the others follow, and are as many as the next column says.
    voucher_id bigint,
    vouchers integer,
    redemption_id bigint,
    transaction_id text,
    customer_no bigint,
    credential text
);

create index history_of_project on history (project_id, position);
create index history_of_campaign on history (campaign_id, position) where campaign_id is not null;
create index history_of_voucher on history (voucher_id, position) where voucher_id is not null;
create index history_of_transaction on history (project_id, transaction_id, position) where transaction_id is not null;
create index history_of_credential on history (project_id, credential, position);
create index history_by_time on history using brin (at) with (autosummarize = on);

-- Edits are few among redemptions.
create index history_edits_of_project on history (project_id, position) where redemption_id is null;
create index history_edits_of_campaign on history (campaign_id, position) where redemption_id is null;

-- Which issue a voucher came from.
create unique index history_issue on history (voucher_id) where vouchers is not null;

-- Written by the projection "history": which events are a customer's. An issue can be that of many.
create table history_customer (
    customer_no bigint not null,
    position bigint not null,
    primary key (customer_no, position)
);

-- Written by the projection "campaign_checkpoints": a campaign after every so many of its events, so that an old one need not be read from the beginning.
create table campaign_checkpoint (
    campaign_id bigint not null,
    sequence_number bigint not null,
    state text not null,
    primary key (campaign_id, sequence_number)
);
