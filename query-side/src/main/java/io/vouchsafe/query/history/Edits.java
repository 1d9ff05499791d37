package io.vouchsafe.query.history;

import io.vouchsafe.events.DomainEvent;
import io.vouchsafe.events.area.AreaDefined;
import io.vouchsafe.events.campaign.CampaignCreated;
import io.vouchsafe.events.campaign.CampaignRevised;
import io.vouchsafe.events.campaign.CampaignRuleSet;
import io.vouchsafe.events.category.CategoryDefined;
import io.vouchsafe.events.type.Discount;
import io.vouchsafe.events.type.DiscountType;
import io.vouchsafe.events.voucher.VoucherEvent;
import io.vouchsafe.events.voucher.VoucherState;
import io.vouchsafe.query.history.HistoryEntry.Change;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What can be edited, attribute by attribute as clients know them, and what an edit changed. */
final class Edits {

    private static final String MINOR = "_minor";
    private static final int CENTS = 2;
    private static final int PPM_PER_PERCENT_DIGITS = 4;

    private final JsonMapper json;

    /**
     * @param json writes events in snake case
     */
    Edits(JsonMapper json) {
        this.json = json;
    }

    /** The attributes that edits of such an event's subject are about; {@code null} if there are none. */
    @Nullable
    ObjectNode attributes(@Nullable DomainEvent event) {
        return switch (event) {
            case CampaignCreated created -> tree(created.terms());
            case CampaignRevised revised -> tree(revised.terms());
            case CampaignRuleSet set -> tree(set.rule()).without(List.of("id", "kind"));
            case VoucherEvent.OfOne voucher -> attributes(voucher.state());
            case AreaDefined area -> tree(area).retain("name", "polygon");
            case CategoryDefined category -> tree(category).retain("name", "tags");
            case null, default -> null;
        };
    }

    /** The attributes of a voucher that edits are about. */
    ObjectNode attributes(VoucherState voucher) {
        return tree(voucher).retain("code", "active");
    }

    /** What is different, by the alphabet. */
    static List<Change> between(ObjectNode before, ObjectNode after) {
        TreeSet<String> names = new TreeSet<>(before.propertyNames());
        names.addAll(after.propertyNames());
        List<Change> changes = new ArrayList<>();
        for (String name : names) {
            JsonNode was = before.get(name);
            JsonNode is = after.get(name);
            if (was == null ? is != null : !was.equals(is)) {
                changes.add(new Change(name, was, is));
            }
        }
        return changes;
    }

    private ObjectNode tree(Object content) {
        ObjectNode stored = json.valueToTree(content);
        ObjectNode shown = json.createObjectNode();
        stored.properties().forEach(property -> {
            String name = property.getKey();
            JsonNode value = property.getValue();
            if (name.endsWith(MINOR)) {
                shown.put(name.substring(0, name.length() - MINOR.length()), BigDecimal.valueOf(value.asLong(), CENTS));
            } else if (name.equals("discount")) {
                shown.put(name, discount(json.treeToValue(value, Discount.class)));
            } else {
                shown.set(name, value);
            }
        });
        return shown;
    }

    private static String discount(Discount discount) {
        return discount.type() == DiscountType.NUMERIC
                ? BigDecimal.valueOf(discount.value(), CENTS).toPlainString()
                : BigDecimal.valueOf(discount.value(), PPM_PER_PERCENT_DIGITS)
                                .stripTrailingZeros()
                                .toPlainString() + " %";
    }
}
