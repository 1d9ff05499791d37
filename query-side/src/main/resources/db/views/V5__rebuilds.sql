-- The latest rebuild of each projection, whether under way or over. While it is under way its rows stand in a schema of their own,
-- and the number of the last event that they count moves in the same transactions. Not a view: what stands here follows from no event.
create table rebuild (
    name text primary key,
    -- Whether the projection had no rows before, so that nobody can read it until this is done.
    first boolean not null,
    state text not null check (state in ('waiting', 'filling', 'switching', 'finished', 'cancelled')),
    -- What the tables looked like when it began; null before.
    shape text,
    position bigint not null check (position >= 0),
    target bigint not null check (target >= 0),
    events_per_second bigint,
    requested_by text not null,
    requested_at timestamptz not null,
    started_at timestamptz,
    ended_at timestamptz,
    -- Why it could not go on when it last tried; null once it has gone on.
    problem text
) with (fillfactor = 50);
