-- What the voucher finder asks for: which campaigns may hand out vouchers under which labels, and which of their vouchers may be free.

alter table campaign
    add column status text not null default 'draft',
    add column medium text,
    add column purpose text,
    add column team text,
    add column channel text,
    add column budget_code text;

update campaign c
   set medium = terms ->> 'medium',
       purpose = terms ->> 'purpose',
       team = terms ->> 'team',
       channel = terms ->> 'channel',
       budget_code = terms ->> 'budgetCode'
  from (select distinct on (aggregate_identifier) aggregate_identifier, payload::jsonb -> 'terms' as terms
          from events.event
         where payload_type in ('campaign-created', 'campaign-revised')
         order by aggregate_identifier, sequence_number desc) as latest
 where latest.aggregate_identifier = 'campaign:' || c.id;

update campaign c
   set status = case latest.payload_type when 'campaign-activated' then 'active' else 'inactive' end
  from (select distinct on (aggregate_identifier) aggregate_identifier, payload_type
          from events.event
         where payload_type in ('campaign-activated', 'campaign-deactivated')
         order by aggregate_identifier, sequence_number desc) as latest
 where latest.aggregate_identifier = 'campaign:' || c.id;

create index campaign_findable on campaign (project_id) where status = 'active' and parent_id is not null;

-- Vouchers that were free for anybody when somebody last looked: every free one is here, and some that were redeemed, assigned or expired since.
-- Whoever looks for a free one compares with the voucher's stream and removes what is not. A redemption never writes here.
create table free_voucher (
    campaign_id bigint not null,
    voucher_id bigint not null,
    primary key (campaign_id, voucher_id)
);

insert into free_voucher (campaign_id, voucher_id)
select campaign_id, id from voucher where active and customer_no is null;

-- Deleted campaigns whose vouchers still have to be removed, bit by bit. Until then those rows lead nowhere and keep nobody from their codes.
create table struck_campaign (
    id bigint primary key
);

insert into struck_campaign (id)
select distinct i.campaign_id from issue i where not exists (select from campaign c where c.id = i.campaign_id);
