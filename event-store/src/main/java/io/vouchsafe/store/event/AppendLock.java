package io.vouchsafe.store.event;

/**
 * The store-wide lock that makes index order the commit order: taken before the first index of a transaction, released by its commit. A
 * reader that has seen an index has therefore seen every lower one that will ever be committed, however long a writer was paused.
 */
final class AppendLock {

    /**
     * Statement that takes the lock until the end of the transaction, and answers for how many microseconds it waited. The two numbers are ours alone and
     * mean nothing. The lock stands in the FROM clause because that is evaluated before what is selected.
     */
    static final String TAKE = """
            select (extract(epoch from clock_timestamp() - statement_timestamp()) * 1000000)::bigint
              from pg_advisory_xact_lock(86, 1)""";

    private AppendLock() {}
}
