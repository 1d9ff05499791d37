-- What an admin may see of a key, so that keys can be told apart, and the secret that a rotated key had before.

alter table access.api_key
    -- The first characters of the secret; null for keys that were made before this was kept.
    add column hint text,
    add column rotated_at timestamptz,
    add column previous_hash bytea unique check (octet_length(previous_hash) = 32),
    add column previous_valid_until timestamptz,
    add constraint api_key_previous check ((previous_hash is null) = (previous_valid_until is null));

-- Lists are by project and id.
create index api_key_project on access.api_key (project_id, id);
