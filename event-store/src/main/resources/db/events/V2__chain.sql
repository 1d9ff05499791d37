-- The proof: a link for each append, made by the statement that appends. Its hash is
--   sha256(hash of the link before || sha256(digests) || number || first_index || last_index), numbers as eight bytes, big-endian;
-- its digests are those of its events, 32 bytes each.
create table link (
    number bigint primary key check (number >= 0),
    first_index bigint not null,
    last_index bigint not null,
    digests bytea not null,
    hash bytea not null check (length(hash) = 32)
);

-- Hashes cannot be compressed.
alter table link alter column digests set storage external;

-- The chain begins behind what is there already: those events were never hashed, and link 0 says up to where. Its digests are chance, so that no
-- two chains begin alike. The append lock keeps writers away meanwhile.
select pg_advisory_xact_lock(86, 1);
with beginning as materialized (
    select coalesce(max(global_index), 0) as position, uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) as chance
      from event)
insert into link (number, first_index, last_index, digests, hash)
select 0, 1, position, chance,
       sha256(decode(repeat('00', 32), 'hex') || sha256(chance) || int8send(0) || int8send(1) || int8send(position))
  from beginning;
