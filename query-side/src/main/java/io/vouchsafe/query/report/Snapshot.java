package io.vouchsafe.query.report;

import io.vouchsafe.query.projection.ViewsDatabase;
import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Lets all questions of a report see the same rows, so that its totals are those of its rows. */
final class Snapshot {

    private final TransactionTemplate transaction;

    Snapshot(ViewsDatabase views) {
        this.transaction = new TransactionTemplate(views.transactions());
        transaction.setReadOnly(true);
        transaction.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    <T> T of(Supplier<T> questions) {
        return Objects.requireNonNull(transaction.execute(status -> questions.get()));
    }
}
