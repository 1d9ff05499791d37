package io.vouchsafe.command.idempotency;

import io.vouchsafe.contract.error.ApiFailure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The keys that one transaction answers. Nothing is looked up beforehand, because the request has just done so: whether a key is still free is
 * found out when the answers are written. If it is not, the transaction is undone, its commands are tried again one by one, and the one that was
 * answered before is answered from what was kept.
 */
public final class Receipts {

    private final ReceiptTable table;
    private final JsonMapper json;
    private final Map<String, Settlement<?>> settlements = new LinkedHashMap<>();

    Receipts(ReceiptTable table, JsonMapper json) {
        this.table = table;
        this.json = json;
    }

    /** One command's handling. */
    @FunctionalInterface
    public interface Handling {
        @Nullable
        Object proceed() throws Exception;
    }

    /** Handles a command, unless its key was answered before; then the request is told. */
    public @Nullable Object settle(Settlement<?> settlement, Handling handling) throws Exception {
        if (settlements.containsKey(settlement.key().scope())) {
            throw IdempotencyKey.inFlight();
        }
        if (settlement.contested()) {
            Receipt known = table.find(settlement.key());
            if (known != null) {
                settlement.request().replay(known);
                throw IdempotencyKey.answered();
            }
        }
        try {
            Object answer = handling.proceed();
            settlement.answered(answer);
            settlements.put(settlement.key().scope(), settlement);
            return answer;
        } catch (ApiFailure refusal) {
            settlement.refused(refusal);
            settlements.put(settlement.key().scope(), settlement);
            throw refusal;
        }
    }

    /** Makes the responses and writes them, all by one statement. */
    public void flush() {
        if (settlements.isEmpty()) {
            return;
        }
        List<ReceiptTable.Row> rows = new ArrayList<>(settlements.size());
        for (Settlement<?> settlement : settlements.values()) {
            Receipt receipt = settlement.render(json);
            if (receipt != null) {
                rows.add(new ReceiptTable.Row(settlement.key(), receipt));
            }
        }
        try {
            if (!rows.isEmpty() && table.insert(rows) != rows.size()) {
                throw new ConcurrencyException("one of these requests has been answered meanwhile");
            }
        } catch (ConcurrencyException | DuplicateKeyException lost) {
            settlements.values().forEach(Settlement::contest);
            throw lost;
        }
    }

    /** The transaction is durable. */
    public void committed() {
        settlements.values().forEach(Settlement::kept);
    }
}
