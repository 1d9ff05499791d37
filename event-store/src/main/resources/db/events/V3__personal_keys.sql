-- A key for each person. What events tell about a customer besides the number is sealed by it; whoever deletes the row destroys the key.
-- Persons from before get keys drawn by the database: 244 bits of its chance each.
alter table person add column key bytea;
update person set key = sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()));
alter table person
    alter column key set not null,
    add constraint person_key_length check (octet_length(key) = 32);
