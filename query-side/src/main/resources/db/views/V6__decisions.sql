-- Written by the projection "decisions": one narrow row for each decision on a redemption, accepted or declined. Why it was made stands in the
-- event itself. Rows outlive the vouchers and campaigns that they are about.
create table decision (
    position bigint primary key,
    project_id bigint not null,
    at timestamptz not null,
    step text not null check (step in ('validate', 'redeem', 'confirm')),
    campaign_id bigint not null,
    voucher_id bigint not null,
    redemption_id bigint not null,
    transaction_id text not null,
    customer_no bigint,
    -- Why not; null for what was accepted.
    codes text[]
);

create index decision_of_project on decision (project_id, position);
create index decision_of_campaign on decision (campaign_id, position);
create index decision_of_voucher on decision (voucher_id, position);
create index decision_of_transaction on decision (project_id, transaction_id, position);
create index decision_of_customer on decision (customer_no, position) where customer_no is not null;
create index decision_by_time on decision using brin (at) with (autosummarize = on);

-- Who looks for refusals must not read through everything that was accepted.
create index decision_declined_of_project on decision (project_id, position) where codes is not null;
create index decision_declined_of_campaign on decision (campaign_id, position) where codes is not null;
