package io.vouchsafe.store.event;

import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.inmemory.InMemoryTokenStore;

/**
 * Refuses Axon's fallbacks that lose data without a word: no transactions at all, and tokens that are forgotten at the end of the process. Both are
 * what Axon falls back to when a bean is missing.
 */
public final class Wiring {

    private Wiring() {}

    /** The same transaction manager, unless it is the one that does nothing. */
    public static TransactionManager durable(TransactionManager transactions) {
        if (transactions instanceof NoTransactionManager) {
            throw new IllegalStateException("Axon would run without transactions: check the wiring");
        }
        return transactions;
    }

    /** The same token store, unless it keeps its tokens in memory only. */
    public static TokenStore durable(TokenStore tokens) {
        if (tokens instanceof InMemoryTokenStore) {
            throw new IllegalStateException("Axon would keep its tokens in memory only: check the wiring");
        }
        return tokens;
    }
}
