-- Everything here can be thrown away and made again from the events. Each table is written by exactly one projection; readers join.

-- Where each projection stands, written with its rows. The same transaction moves Axon's token; this number is what readers and the
-- guard against a second writer compare.
create table projection (
    name text primary key,
    position bigint not null check (position >= 0)
) with (fillfactor = 50);

-- Axon's token store: which process runs a projection, and from where it goes on.
create table token_entry (
    processor_name text not null,
    segment integer not null,
    token bytea,
    token_type text,
    timestamp text,
    owner text,
    primary key (processor_name, segment)
) with (fillfactor = 50);

-- Written by the projection "campaigns".
create table campaign (
    id bigint primary key,
    project_id bigint not null,
    parent_id bigint,
    name text not null,
    description text,
    customer_information text,
    voucher_type text not null,
    max_total_budget_minor bigint,
    max_redemptions bigint,
    minimum_value_minor bigint,
    maximum_value_minor bigint,
    discount_type text,
    discount_value bigint,
    reward_title text,
    reward_description text,
    team text,
    channel text,
    purpose text,
    medium text,
    budget_code text,
    status text not null,
    created_at timestamptz not null,
    updated_at timestamptz not null
);

create index campaign_of_project on campaign (project_id, id);
create index campaign_of_main on campaign (parent_id, id) where parent_id is not null;

-- Written by the projection "vouchers". The facet packs what a voucher's status follows from, so that vouchers can be counted by status
-- without reading them; no index holds it, so that using a voucher rewrites no index entry.
create table voucher (
    id bigint primary key,
    project_id bigint not null,
    campaign_id bigint not null,
    code text not null,
    code_key text not null,
    active boolean not null,
    customer_no bigint,
    expired boolean not null,
    confirmed bigint not null check (confirmed >= 0),
    unconfirmed bigint not null check (unconfirmed >= 0),
    created_at timestamptz not null,
    updated_at timestamptz not null,
    facet smallint not null generated always as (
        (active::integer
            + expired::integer * 2
            + (confirmed > 0)::integer * 4
            + (unconfirmed > 0)::integer * 8
            + (customer_no is not null)::integer * 16)::smallint
    ) stored,
    -- Judged at the commit, because a batch writes in the order of its statements and not of its events.
    constraint voucher_code_once unique (project_id, code_key) deferrable initially deferred
) with (fillfactor = 85);

create index voucher_of_campaign on voucher (campaign_id, id);

-- Written by the projection "vouchers": how many vouchers a campaign has of each facet. No row stands for none.
create table voucher_count (
    campaign_id bigint not null,
    facet smallint not null,
    vouchers bigint not null,
    primary key (campaign_id, facet)
) with (fillfactor = 50);

-- Written by the projection "redemptions".
create table redemption (
    id bigint primary key,
    project_id bigint not null,
    campaign_id bigint not null,
    voucher_id bigint not null,
    transaction_id text not null,
    customer_no bigint,
    cost_minor bigint not null,
    granted_minor bigint not null,
    user_agent text,
    latitude double precision,
    longitude double precision,
    categories jsonb not null,
    expires_at timestamptz,
    validated_at timestamptz not null,
    confirmed_at timestamptz,
    constraint redemption_transaction_once unique (project_id, transaction_id) deferrable initially deferred
);

create index redemption_of_campaign on redemption (campaign_id, id);
create index redemption_unconfirmed_of_voucher on redemption (voucher_id) where confirmed_at is null;

-- Written by the projection "redemptions": what a campaign's redemptions come to.
create table redemption_count (
    campaign_id bigint primary key,
    redemptions bigint not null check (redemptions >= 0),
    confirmed bigint not null check (confirmed >= 0),
    spent_minor bigint not null check (spent_minor >= 0)
) with (fillfactor = 50);
