-- Answers under idempotency keys, kept seven days, one partition a day. Days are made ahead and dropped whole by the application.
-- A key is unique within its day here; that it is unique within seven days is held by a lock on the key while it is looked for.

create table idempotency (
    project_id bigint not null,
    scope bytea not null check (octet_length(scope) = 32),
    day date not null,
    created_at timestamptz not null,
    fingerprint bytea not null check (octet_length(fingerprint) = 32),
    status integer not null,
    body bytea not null,
    primary key (project_id, scope, day)
) partition by range (day);
