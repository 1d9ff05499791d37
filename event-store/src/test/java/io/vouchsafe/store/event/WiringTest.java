package io.vouchsafe.store.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.tokenstore.inmemory.InMemoryTokenStore;
import org.junit.jupiter.api.Test;

class WiringTest {

    @Test
    void refusesToRunWithoutTransactions() {
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> Wiring.durable(NoTransactionManager.INSTANCE))
                .withMessage("Axon would run without transactions: check the wiring");
    }

    @Test
    void refusesToKeepTokensInMemory() {
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> Wiring.durable(new InMemoryTokenStore()))
                .withMessage("Axon would keep its tokens in memory only: check the wiring");
    }

    @Test
    void passesOnARealTransactionManager() {
        TransactionManager real = () -> {
            throw new IllegalStateException("not needed");
        };

        assertThat(Wiring.durable(real)).isSameAs(real);
    }
}
