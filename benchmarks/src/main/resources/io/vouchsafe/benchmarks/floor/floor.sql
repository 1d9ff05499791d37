create schema floor;

create table floor.campaign (
    id bigint primary key,
    discount_percent bigint not null,
    max_redemptions bigint not null,
    redemptions bigint not null default 0,
    max_total_budget_minor bigint not null,
    spent_minor bigint not null default 0
);

create table floor.redemption (
    id bigint generated always as identity primary key,
    campaign_id bigint not null references floor.campaign (id),
    transaction_id text not null unique,
    cost_minor bigint not null,
    granted_minor bigint not null,
    created_at timestamptz not null default now()
);

create table floor.event (
    id bigint generated always as identity primary key,
    campaign_id bigint not null,
    type text not null,
    payload text not null,
    created_at timestamptz not null default now()
);

-- Campaign 0 is the hot one.
insert into floor.campaign (id, discount_percent, max_redemptions, max_total_budget_minor)
select n, 5, 1000000000, 100000000000 from generate_series(0, 1000) n;
