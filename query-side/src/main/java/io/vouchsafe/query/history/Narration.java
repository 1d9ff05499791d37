package io.vouchsafe.query.history;

import io.vouchsafe.events.DomainEvent;
import io.vouchsafe.events.area.AreaDefined;
import io.vouchsafe.events.area.AreaDeleted;
import io.vouchsafe.events.area.AreaEvent;
import io.vouchsafe.events.campaign.CampaignActivated;
import io.vouchsafe.events.campaign.CampaignCreated;
import io.vouchsafe.events.campaign.CampaignDeactivated;
import io.vouchsafe.events.campaign.CampaignDeleted;
import io.vouchsafe.events.campaign.CampaignEvent;
import io.vouchsafe.events.campaign.CampaignRevised;
import io.vouchsafe.events.campaign.CampaignRuleRemoved;
import io.vouchsafe.events.campaign.CampaignRuleSet;
import io.vouchsafe.events.category.CategoryDefined;
import io.vouchsafe.events.category.CategoryDeleted;
import io.vouchsafe.events.category.CategoryEvent;
import io.vouchsafe.events.customer.CustomerDeleted;
import io.vouchsafe.events.customer.CustomerErased;
import io.vouchsafe.events.customer.CustomerEvent;
import io.vouchsafe.events.customer.CustomerRedeemedElsewhere;
import io.vouchsafe.events.customer.CustomerRedemptionsReversed;
import io.vouchsafe.events.customer.CustomerRegistered;
import io.vouchsafe.events.customer.CustomerReturned;
import io.vouchsafe.events.redemption.RedemptionConfirmed;
import io.vouchsafe.events.redemption.RedemptionDeclined;
import io.vouchsafe.events.redemption.RedemptionDeleted;
import io.vouchsafe.events.redemption.RedemptionEvent;
import io.vouchsafe.events.redemption.RedemptionRequest;
import io.vouchsafe.events.redemption.RedemptionReversed;
import io.vouchsafe.events.redemption.RedemptionValidated;
import io.vouchsafe.events.rule.RuleKind;
import io.vouchsafe.events.type.Money;
import io.vouchsafe.events.type.Refusal;
import io.vouchsafe.events.voucher.VoucherAssigned;
import io.vouchsafe.events.voucher.VoucherDeleted;
import io.vouchsafe.events.voucher.VoucherEvent;
import io.vouchsafe.events.voucher.VoucherExpired;
import io.vouchsafe.events.voucher.VoucherRedeemed;
import io.vouchsafe.events.voucher.VoucherRestored;
import io.vouchsafe.events.voucher.VoucherRevised;
import io.vouchsafe.events.voucher.VoucherUnassigned;
import io.vouchsafe.events.voucher.VouchersIssued;
import io.vouchsafe.query.history.HistoryEntry.Change;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What happened, in one plain sentence. Nobody is named in it: people are joined beside it. */
final class Narration {

    private Narration() {}

    /**
     * The sentence of an event.
     *
     * @param changes of an edit, what it changed
     * @param before what was edited or removed, as it was; {@code null} for nothing
     * @param after what was edited or added, as it is; {@code null} for nothing
     */
    static String of(DomainEvent event, List<Change> changes, @Nullable ObjectNode before, @Nullable ObjectNode after) {
        return switch (event) {
            case CampaignEvent campaign -> campaign(campaign, changes, before, after);
            case VoucherEvent voucher -> voucher(voucher, changes);
            case RedemptionEvent redemption -> redemption(redemption);
            case CustomerEvent customer -> customer(customer);
            case AreaEvent area -> area(area, changes);
            case CategoryEvent category -> category(category, changes);
            default -> throw new IllegalArgumentException("not part of the history: " + event);
        };
    }

    private static String campaign(
            CampaignEvent event, List<Change> changes, @Nullable ObjectNode before, @Nullable ObjectNode after) {
        return switch (event) {
            case CampaignCreated created ->
                (created.terms().isMain() ? "Main campaign " : "Discount campaign ")
                        + quoted(created.terms().name()) + " created, in draft"
                        + (created.terms().isMain()
                                ? ""
                                : ", under main campaign " + created.terms().parentId());
            case CampaignRevised _ -> "Campaign changed: " + all(changes);
            case CampaignActivated _ -> "Campaign activated";
            case CampaignDeactivated _ -> "Campaign deactivated";
            case CampaignDeleted _ -> "Campaign deleted, with its vouchers and their unconfirmed redemptions";
            case CampaignRuleSet set ->
                rule(set.rule().kind(), set.rule().id())
                        + (set.revision() == 1 ? " added" + terms(after) : " changed: " + all(changes));
            case CampaignRuleRemoved removed -> rule(removed.kind(), removed.ruleId()) + " removed" + terms(before);
        };
    }

    private static String rule(RuleKind kind, long id) {
        String words = kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1) + " rule " + id;
    }

    private static String terms(@Nullable ObjectNode attributes) {
        return attributes == null || attributes.isEmpty()
                ? ""
                : ": "
                        + attributes.properties().stream()
                                .map(attribute -> words(attribute.getKey()) + " " + shown(attribute.getValue()))
                                .collect(Collectors.joining(", "));
    }

    private static String voucher(VoucherEvent event, List<Change> changes) {
        return switch (event) {
            case VouchersIssued issued -> issued(issued);
            case VoucherRevised _ -> "Voucher changed: " + all(changes);
            case VoucherAssigned _ -> "Voucher assigned to a customer, who alone may redeem it";
            case VoucherUnassigned _ -> "Voucher taken back from its customer";
            case VoucherExpired _ -> "Voucher expired, for good";
            case VoucherRedeemed redeemed -> "Voucher redeemed, times " + redeemed.times();
            case VoucherRestored _ -> "One use of the voucher taken back";
            case VoucherDeleted _ -> "Voucher deleted, with its unconfirmed redemptions; its code is free again";
        };
    }

    private static String issued(VouchersIssued issued) {
        int count = issued.codes().size();
        long assigned = issued.customers() == null
                ? 0
                : issued.customers().stream().filter(Objects::nonNull).count();
        return (count == 1 ? "Voucher issued" : count + " vouchers issued")
                + (issued.active() ? "" : ", switched off")
                + (assigned == 0 ? "" : ", " + assigned + " of them assigned to customers");
    }

    private static String redemption(RedemptionEvent event) {
        return switch (event) {
            case RedemptionValidated validated ->
                "Redemption validated: " + off(validated.grantedMinor(), validated.request());
            case RedemptionConfirmed confirmed ->
                (confirmed.oneStep() ? "Redeemed in one step: " : "Redemption confirmed: ")
                        + off(confirmed.grantedMinor(), confirmed.request());
            case RedemptionDeleted _ -> "Unconfirmed redemption deleted; its transaction id is free again";
            case RedemptionReversed reversed ->
                "Confirmed redemption reversed, " + Money.ofMinor(reversed.grantedMinor()) + " given back: "
                        + quoted(reversed.reason());
            case RedemptionDeclined declined ->
                switch (declined.step()) {
                            case VALIDATE -> "Validation";
                            case REDEEM -> "Redemption";
                            case CONFIRM -> "Confirmation";
                        }
                        + " declined: "
                        + declined.refusals().stream().map(Refusal::message).collect(Collectors.joining("; "));
        };
    }

    private static String off(long grantedMinor, RedemptionRequest request) {
        return Money.ofMinor(grantedMinor) + " off " + Money.ofMinor(request.costMinor());
    }

    private static String customer(CustomerEvent event) {
        return switch (event) {
            case CustomerRegistered registered ->
                registered.isNew() ? "Customer registered" : "Customer registered, as one who is not new";
            case CustomerReturned _ -> "First redemption of the customer confirmed: not new any longer";
            case CustomerRedeemedElsewhere _ -> "First redemption of the customer in a further campaign confirmed";
            case CustomerRedemptionsReversed reversed ->
                "Last confirmed redemption of the customer in a campaign reversed"
                        + (reversed.isNew() ? ": new again" : "");
            case CustomerDeleted _ -> "Customer deleted";
            case CustomerErased erased -> "Customer erased" + (erased.reason() == null ? "" : ": " + erased.reason());
        };
    }

    private static String area(AreaEvent event, List<Change> changes) {
        return switch (event) {
            case AreaDefined area ->
                "Area " + area.areaId()
                        + (area.revision() == 1 ? " " + quoted(area.name()) + " drawn" : " changed: " + all(changes));
            case AreaDeleted area -> "Area " + area.areaId() + " deleted";
        };
    }

    private static String category(CategoryEvent event, List<Change> changes) {
        return switch (event) {
            case CategoryDefined category ->
                "Category " + category.categoryId()
                        + (category.revision() == 1
                                ? " " + quoted(category.name()) + " created"
                                : " changed: " + all(changes));
            case CategoryDeleted category -> "Category " + category.categoryId() + " deleted";
        };
    }

    private static String all(List<Change> changes) {
        return changes.isEmpty()
                ? "nothing that differs"
                : changes.stream().map(Narration::change).collect(Collectors.joining("; "));
    }

    private static String change(Change change) {
        String what = words(change.attribute());
        JsonNode before = change.before();
        JsonNode after = change.after();
        if (after != null && after.isBoolean()) {
            return after.asBoolean() ? "switched on" : "switched off";
        }
        if (change.attribute().equals("polygon")) {
            return "outline redrawn";
        }
        if (before == null) {
            return what + " set to " + shown(after);
        }
        if (after == null) {
            return what + " taken away, it was " + shown(before);
        }
        return what + verb(before, after) + shown(before) + " to " + shown(after);
    }

    private static String verb(JsonNode before, JsonNode after) {
        boolean amounts = before.isNumber() && after.isNumber();
        int compared = amounts ? after.decimalValue().compareTo(before.decimalValue()) : 0;
        return compared == 0 ? " changed from " : compared > 0 ? " raised from " : " lowered from ";
    }

    private static String words(String attribute) {
        return switch (attribute) {
            case "max_total_budget" -> "budget";
            case "parent_id" -> "main campaign";
            default -> attribute.replace('_', ' ');
        };
    }

    private static String shown(@Nullable JsonNode value) {
        if (value == null) {
            return "nothing";
        }
        return value.isNumber()
                ? value.decimalValue().toPlainString()
                : value.isString() ? quoted(value.asString()) : value.toString();
    }

    private static String quoted(String text) {
        return "\"" + text + "\"";
    }
}
