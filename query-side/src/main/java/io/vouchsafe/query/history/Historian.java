package io.vouchsafe.query.history;

import io.vouchsafe.contract.caller.CredentialNames;
import io.vouchsafe.contract.caller.CredentialNames.Holder;
import io.vouchsafe.events.DomainEvent;
import io.vouchsafe.events.campaign.CampaignRuleRemoved;
import io.vouchsafe.events.campaign.CampaignRuleSet;
import io.vouchsafe.events.voucher.VoucherEvent;
import io.vouchsafe.events.voucher.VoucherRevised;
import io.vouchsafe.events.voucher.VoucherState;
import io.vouchsafe.events.voucher.VouchersIssued;
import io.vouchsafe.query.cursor.CursorPage;
import io.vouchsafe.query.history.HistoryEntry.Change;
import io.vouchsafe.query.history.HistoryEntry.Concerned;
import io.vouchsafe.query.history.HistoryEntry.Who;
import io.vouchsafe.query.history.HistoryReads.Found;
import io.vouchsafe.query.history.HistoryReads.Row;
import io.vouchsafe.query.projection.ViewsDatabase;
import io.vouchsafe.store.event.EventJson;
import io.vouchsafe.store.event.StoredEvent;
import io.vouchsafe.store.event.StoredEvents;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Tells a page of the history: its rows, the events behind them, what edits changed, and who did it. */
public final class Historian {

    private final HistoryReads reads;
    private final StoredEvents events;
    private final Earlier earlier;
    private final Edits edits;
    private final CredentialNames credentials;
    private final JsonMapper json;

    /**
     * @param eventJson the dialect of the stored events
     */
    public Historian(
            HistoryReads reads,
            ViewsDatabase views,
            StoredEvents events,
            EventJson eventJson,
            CredentialNames credentials) {
        this.reads = reads;
        this.events = events;
        this.earlier = new Earlier(views, events);
        this.credentials = credentials;
        this.json = ((JsonMapper) eventJson.getObjectMapper())
                .rebuild()
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .build();
        this.edits = new Edits(json);
    }

    /** A page of entries. */
    List<HistoryEntry> page(long projectId, Found found, CursorPage page) {
        List<Row> rows = reads.page(found, page);
        Map<Long, StoredEvent> stored = new HashMap<>();
        Set<String> labels = new HashSet<>();
        for (StoredEvent event : events.at(rows.stream().map(Row::position).toList())) {
            stored.put(event.position(), event);
            String credential = event.credential();
            if (credential != null) {
                labels.add(credential);
            }
        }
        Map<Long, DomainEvent> before = earlier.of(stored.values());
        Map<String, Holder> holders = credentials.holders(projectId, labels);
        List<HistoryEntry> entries = new ArrayList<>(rows.size());
        for (Row row : rows) {
            StoredEvent event = stored.get(row.position());
            if (event == null) {
                throw new IllegalStateException("the history has an event that the store has not: " + row.position());
            }
            entries.add(entry(projectId, row, event, before.get(row.position()), holders));
        }
        return entries;
    }

    private HistoryEntry entry(
            long projectId, Row row, StoredEvent event, @Nullable DomainEvent before, Map<String, Holder> holders) {
        DomainEvent content = event.content();
        ObjectNode was = content instanceof VoucherRevised revised && before == null
                ? issued(projectId, revised.voucherId())
                : edits.attributes(before);
        ObjectNode is = edits.attributes(content);
        List<Change> changes = changes(content, was, is);
        return new HistoryEntry(
                "HistoryEntry",
                event.position(),
                content.at(),
                event.type(),
                event.stream(),
                event.sequence(),
                who(event, holders),
                concerned(row, content),
                Narration.of(content, changes, was, is),
                changes,
                data(content));
    }

    /** What was added had nothing before, and what was removed has nothing after. */
    private List<Change> changes(DomainEvent content, @Nullable ObjectNode was, @Nullable ObjectNode is) {
        boolean rule = content instanceof CampaignRuleSet || content instanceof CampaignRuleRemoved;
        if (was == null && !rule) {
            return List.of();
        }
        ObjectNode nothing = json.createObjectNode();
        return Edits.between(was == null ? nothing : was, is == null ? nothing : is);
    }

    private @Nullable ObjectNode issued(long projectId, long voucherId) {
        return reads.issue(projectId, voucherId)
                .flatMap(issue -> events.at(List.of(issue.position())).stream()
                        .findFirst()
                        .map(event -> (VouchersIssued) event.content())
                        .map(vouchers -> edits.attributes(VoucherState.issued(
                                vouchers.codes().get((int) (voucherId - issue.first())), vouchers.active(), null))))
                .orElse(null);
    }

    private static Who who(StoredEvent event, Map<String, Holder> holders) {
        String credential = event.credential();
        Holder holder = credential == null ? null : holders.get(credential);
        return new Who(
                credential,
                holder == null ? null : holder.name(),
                holder == null ? null : holder.userId(),
                holder == null ? null : holder.userName(),
                event.by().get("request"));
    }

    private static Concerned concerned(Row row, DomainEvent content) {
        String code = switch (content) {
            case VoucherEvent.OfOne voucher
            when row.voucherCode() == null -> voucher.state().code();
            case VouchersIssued issued
            when issued.codes().size() == 1 -> issued.codes().getFirst();
            default -> row.voucherCode();
        };
        return new Concerned(
                row.campaignId(),
                row.voucherId(),
                row.vouchers(),
                code,
                row.redemptionId(),
                row.transactionId(),
                row.customerIdentifier());
    }

    /** The codes of an issue are listed with the vouchers of its campaign; a thousand of them would hide everything else. */
    private ObjectNode data(DomainEvent content) {
        ObjectNode data = json.valueToTree(content);
        return content instanceof VouchersIssued ? data.without(List.of("codes", "customers")) : data;
    }
}
