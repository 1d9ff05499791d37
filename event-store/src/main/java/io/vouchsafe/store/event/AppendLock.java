package io.vouchsafe.store.event;

/**
 * The store-wide lock that makes index order the commit order: taken before the first index of a transaction, released by its commit. A
 * reader that has seen an index has therefore seen every lower one that will ever be committed, however long a writer was paused.
 */
final class AppendLock {

    /** Statement that takes the lock until the end of the transaction. The two numbers are ours alone and mean nothing. */
    static final String TAKE = "select pg_advisory_xact_lock(86, 1)";

    private AppendLock() {}
}
