-- Who is there: each process renews its row, and is gone when it does not.
create table cluster.member (
    id text primary key,
    role text not null check (role in ('gateway', 'command', 'query')),
    url text not null,
    started_at timestamptz not null,
    seen_at timestamptz not null
);

-- The public halves of the keys by which gateways sign who sends a request; the private ones never leave their process.
create table cluster.identity_key (
    id text primary key,
    public_key text not null,
    expires_at timestamptz not null
);
