-- The latest reconciliations, newest last. Not a view: what stands here follows from no event.
create table reconciliation (
    id bigint generated always as identity primary key,
    requested_by text not null,
    started_at timestamptz not null,
    -- Null while it is under way, and for ever if its process ended in the middle.
    ended_at timestamptz,
    position bigint,
    redemptions bigint,
    compared bigint,
    differences bigint,
    -- The first of each kind, in words.
    found text[],
    -- Why it could not be finished; null if it was.
    problem text
);
