-- The truth. Index order is commit order, because every writer takes the append lock before its first index and holds it to its commit.
create table event (
    global_index bigint generated always as identity primary key,
    aggregate_identifier text not null,
    sequence_number bigint not null check (sequence_number >= 0),
    payload_type text not null,
    payload_revision text not null,
    payload text not null,
    meta_data text not null,
    time_stamp timestamptz not null,
    constraint event_once unique (aggregate_identifier, sequence_number)
);

-- What identifies a person stands beside the events, so that it can be erased without touching them.
create table person (
    no bigint primary key,
    project_id bigint not null,
    identifier text not null,
    constraint person_once unique (project_id, identifier)
);
