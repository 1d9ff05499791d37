-- Written by the projection "reports", all of it: what happened in each hour, day and month of the project's calendar.

-- Campaigns as they were last called and labelled; those that are gone stay, because their redemptions happened.
create table report_campaign (
    id bigint primary key,
    project_id bigint not null,
    parent_id bigint,
    name text not null,
    team text,
    channel text,
    medium text,
    purpose text,
    max_total_budget_minor bigint,
    max_redemptions bigint,
    status text not null,
    created_at timestamptz not null,
    deleted boolean not null
);

create index report_campaign_of_project on report_campaign (project_id, id);

-- The campaign 0 stands for the whole project. A discount campaign's rows hold what happened in it; a main campaign's what was charged to it, so that
-- its budget can be told also of campaigns that have another main campaign today. Each redemption stands in three units: 0 for the hour, 1 for
-- the day, 2 for the month (of a main campaign only the last two).
create table report_bucket (
    project_id bigint not null,
    campaign_id bigint not null,
    unit smallint not null check (unit in (0, 1, 2)),
    start timestamptz not null,
    redemptions bigint not null,
    discount_minor bigint not null,
    value_minor bigint not null,
    validations bigint not null,
    declined bigint not null,
    reversals bigint not null,
    issued bigint not null,
    assigned bigint not null,
    primary key (project_id, campaign_id, unit, start)
) with (fillfactor = 70);

create table report_refusal (
    project_id bigint not null,
    campaign_id bigint not null,
    unit smallint not null check (unit in (0, 1, 2)),
    start timestamptz not null,
    code text not null,
    declined bigint not null,
    primary key (project_id, campaign_id, unit, start, code)
) with (fillfactor = 70);

-- Which customers confirmed a redemption in a bucket, as Roaring bitmaps: of a customer's number the bits above the twentieth name the chunk, the
-- others stand in the bitmap. Sets can be united, which counts cannot.
create table report_customers (
    project_id bigint not null,
    campaign_id bigint not null,
    unit smallint not null check (unit in (0, 1, 2)),
    start timestamptz not null,
    chunk bigint not null,
    size integer not null check (size > 0),
    members bytea not null,
    primary key (project_id, campaign_id, unit, start, chunk)
) with (fillfactor = 70);

-- A bitmap is as small as it gets: PostgreSQL need not try to compress it.
alter table report_customers alter column members set storage external;

-- How many vouchers of a campaign exist.
create table report_vouchers (
    campaign_id bigint primary key,
    project_id bigint not null,
    created bigint not null
) with (fillfactor = 70);

-- Which of them have come how far: 0 assigned, 1 validated at some time, 2 redeemed, 3 expired. Bitmaps as above, of the vouchers' numbers.
create table report_voucher_stage (
    project_id bigint not null,
    campaign_id bigint not null,
    stage smallint not null check (stage in (0, 1, 2, 3)),
    chunk bigint not null,
    size integer not null check (size > 0),
    members bytea not null,
    primary key (project_id, campaign_id, stage, chunk)
) with (fillfactor = 70);

alter table report_voucher_stage alter column members set storage external;
