-- Written by the projection "definitions": areas, categories, and the rules of campaigns.
create table area (
    id bigint primary key,
    project_id bigint not null,
    name text not null,
    outline text not null,
    created_at timestamptz not null,
    updated_at timestamptz not null
);

create index area_of_project on area (project_id, id);

create table category (
    id bigint primary key,
    project_id bigint not null,
    name text not null,
    tags jsonb not null,
    created_at timestamptz not null,
    updated_at timestamptz not null
);

create index category_of_project on category (project_id, id);

create table rule (
    id bigint primary key,
    project_id bigint not null,
    campaign_id bigint not null,
    kind text not null,
    terms jsonb not null,
    created_at timestamptz not null,
    updated_at timestamptz not null
);

create index rule_of_campaign on rule (campaign_id, kind, id);
