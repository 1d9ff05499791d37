-- Which areas, categories and rules there are. All of it is written in the transaction of the events that it belongs to, under the lock of the
-- project's definitions or of the campaign's tree; the constraints are a second guard, that no command should ever meet.

create table area (
    id bigint primary key,
    project_id bigint not null
);
create index area_project on area (project_id);

create table category (
    id bigint primary key,
    project_id bigint not null,
    name_key text not null,
    constraint category_name unique (project_id, name_key)
);

create table rule (
    id bigint primary key,
    project_id bigint not null,
    campaign_id bigint not null,
    kind text not null,
    area_id bigint references area,
    category_id bigint references category,
    tags text[] not null
);
create index rule_campaign on rule (campaign_id);
create index rule_area on rule (area_id) where area_id is not null;
create index rule_category on rule (category_id) where category_id is not null;
create unique index rule_single on rule (campaign_id, kind)
    where kind in ('MAX_DISCOUNT', 'NEW_CUSTOMER', 'PER_CUSTOMER');
