package io.vouchsafe.query.history;

import io.vouchsafe.events.DomainEvent;
import io.vouchsafe.events.area.AreaDefined;
import io.vouchsafe.events.campaign.CampaignRevised;
import io.vouchsafe.events.campaign.CampaignRuleRemoved;
import io.vouchsafe.events.campaign.CampaignRuleSet;
import io.vouchsafe.events.category.CategoryDefined;
import io.vouchsafe.events.voucher.VoucherRevised;
import io.vouchsafe.query.projection.ViewsDatabase;
import io.vouchsafe.store.event.StoredEvent;
import io.vouchsafe.store.event.StoredEvents;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds what edits have changed: the event before, in the same stream, that says how the edited thing stood. */
final class Earlier {

    private static final String BEFORE = """
            select wanted.position, before.global_index
              from unnest(:positions::bigint[], :streams::text[], :sequences::bigint[], :types::text[], :rules::bigint[])
                as wanted (position, stream, sequence, types, rule)
             cross join lateral (
                select global_index from events.event
                 where aggregate_identifier = wanted.stream and sequence_number < wanted.sequence
                   and payload_type = any(string_to_array(wanted.types, ' '))
                   and (wanted.rule is null or (payload::json -> 'rule' ->> 'id')::bigint = wanted.rule)
                 order by sequence_number desc limit 1) as before""";

    private static final String VOUCHER_EVENTS =
            "voucher-revised voucher-assigned voucher-unassigned voucher-expired voucher-redeemed voucher-restored";

    private final ViewsDatabase views;
    private final StoredEvents events;

    Earlier(ViewsDatabase views, StoredEvents events) {
        this.views = views;
        this.events = events;
    }

    /**
     * What an edit edited.
     *
     * @param types of the events that say how it stood
     * @param ruleId of the rule; {@code null} for what is no rule
     */
    private record Edited(String types, @Nullable Long ruleId) {}

    private static @Nullable Edited edited(DomainEvent event) {
        return switch (event) {
            case CampaignRevised _ -> new Edited("campaign-created campaign-revised", null);
            case CampaignRuleSet set
            when set.revision() > 1 ->
                new Edited("campaign-rule-set", set.rule().id());
            case CampaignRuleRemoved removed -> new Edited("campaign-rule-set", removed.ruleId());
            case VoucherRevised _ -> new Edited(VOUCHER_EVENTS, null);
            case AreaDefined area when area.revision() > 1 -> new Edited("area-defined", null);
            case CategoryDefined category when category.revision() > 1 -> new Edited("category-defined", null);
            default -> null;
        };
    }

    /** By the position of each edit, the event before. A voucher's first event has none: it stands as it was issued. */
    Map<Long, DomainEvent> of(Collection<StoredEvent> happened) {
        List<StoredEvent> edits = new ArrayList<>();
        List<String> types = new ArrayList<>();
        List<@Nullable Long> rules = new ArrayList<>();
        for (StoredEvent event : happened) {
            Edited edited = edited(event.content());
            if (edited != null) {
                edits.add(event);
                types.add(edited.types());
                rules.add(edited.ruleId());
            }
        }
        if (edits.isEmpty()) {
            return Map.of();
        }
        Map<Long, Long> before = new HashMap<>();
        views.client()
                .sql(BEFORE)
                .param("positions", edits.stream().map(StoredEvent::position).toArray(Long[]::new))
                .param("streams", edits.stream().map(StoredEvent::stream).toArray(String[]::new))
                .param("sequences", edits.stream().map(StoredEvent::sequence).toArray(Long[]::new))
                .param("types", types.toArray(String[]::new))
                .param("rules", rules.toArray(Long[]::new))
                .query(row -> {
                    before.put(row.getLong("position"), row.getLong("global_index"));
                });
        Map<Long, StoredEvent> found = events.at(before.values()).stream()
                .collect(Collectors.toMap(StoredEvent::position, Function.identity()));
        Map<Long, DomainEvent> contents = new HashMap<>();
        before.forEach((edit, position) -> {
            StoredEvent event = found.get(position);
            if (event != null) {
                contents.put(edit, event.content());
            }
        });
        return contents;
    }
}
