-- What decisions need besides streams: who has which number, which code belongs to which voucher, which names are taken.
-- All of it is written in the transaction of the events that it belongs to.

create table id_block (
    kind text primary key,
    next_id bigint not null check (next_id > 0)
);

create table campaign (
    id bigint primary key,
    project_id bigint not null,
    parent_id bigint,
    name_key text not null,
    constraint campaign_name unique (project_id, name_key)
);
create index campaign_parent on campaign (parent_id) where parent_id is not null;

create table issue (
    id bigint primary key,
    project_id bigint not null,
    campaign_id bigint not null,
    prefix_key text,
    constraint issue_prefix unique (project_id, prefix_key)
);
create index issue_campaign on issue (campaign_id);

create table voucher (
    id bigint primary key,
    project_id bigint not null,
    campaign_id bigint not null,
    code_key text not null,
    code text not null,
    active boolean not null,
    customer_no bigint,
    created_at timestamptz not null,
    constraint voucher_code unique (project_id, code_key)
);
create index voucher_campaign on voucher (campaign_id);
