-- Browsers that are signed in. Of the token there is only a hash, and of what it was got for as well.

create table access.session (
    token_hash bytea primary key check (octet_length(token_hash) = 32),
    project_id bigint not null references access.project (id),
    -- What it acts as: a user, or a key.
    user_id bigint,
    key_id bigint references access.api_key (id) on delete cascade,
    -- SHA-256 of the user's stored password hash, or of the key's secret, when it began: with another one it is over.
    proof bytea not null check (octet_length(proof) = 32),
    created_at timestamptz not null,
    -- Written every few minutes at most.
    used_at timestamptz not null,
    -- When it ends if it is not used until then, and when it ends at the latest.
    ends_at timestamptz not null,
    expires_at timestamptz not null,
    check ((user_id is null) <> (key_id is null)),
    foreign key (project_id, user_id) references access.app_user (project_id, id) on delete cascade
);

create index session_by_end on access.session (ends_at);
create index session_by_user on access.session (project_id, user_id);
create index session_by_key on access.session (key_id);
