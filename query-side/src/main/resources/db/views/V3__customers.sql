-- Written by the projection "customers". Who a customer is stands beside the events and is joined, so that a person can be forgotten.
create table customer (
    no bigint primary key,
    project_id bigint not null,
    is_new boolean not null,
    created_at timestamptz not null,
    updated_at timestamptz not null
) with (fillfactor = 85);

create index customer_of_project on customer (project_id, no);

-- Written by the projection "customers": how many customers a project has.
create table customer_count (
    project_id bigint primary key,
    customers bigint not null check (customers >= 0)
) with (fillfactor = 50);

create index voucher_of_customer on voucher (customer_no, id) where customer_no is not null;
create index redemption_of_customer on redemption (customer_no, id) where customer_no is not null;
