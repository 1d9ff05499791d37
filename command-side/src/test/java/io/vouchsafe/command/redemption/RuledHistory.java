package io.vouchsafe.command.redemption;

import io.vouchsafe.command.CommandSide;
import io.vouchsafe.command.area.AreaDesk;
import io.vouchsafe.command.area.Polyline;
import io.vouchsafe.command.campaign.CampaignDesk;
import io.vouchsafe.command.campaign.rule.RuleDesk;
import io.vouchsafe.command.category.CategoryDesk;
import io.vouchsafe.command.voucher.VoucherDesk;
import io.vouchsafe.events.type.Location;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A random history of a project in one of several time zones, around a turn of its calendar: rules of every kind are added, changed and removed, what
 * they refer to is redrawn and renamed, and meanwhile customers redeem in one step or two.
 */
final class RuledHistory {

    /** Refusals by rules that any such history is long enough to meet. */
    static final Set<String> REFUSALS = Set.of(
            "voucher/not_valid_at_this_time",
            "location/required",
            "location/outside_of_permitted_areas",
            "categories/missing_required_category",
            "categories/missing_required_tags",
            "categories/includes_forbidden_tags",
            "categories/unknown_tags",
            "customer_identifier/required",
            "customer/new_customer_required",
            "customer/per_customer_limit_exceeded");

    /** Zones with summer time, with half an hour of it, with odd offsets and with none. */
    private static final List<String> ZONES = List.of(
            "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "Pacific/Apia", "Europe/London", "UTC");

    /** A few hours before clocks change, or before a year ends. */
    private static final List<Instant> BEGINNINGS = List.of(
            Instant.parse("2024-04-05T22:00:00Z"),
            Instant.parse("2024-10-05T08:00:00Z"),
            Instant.parse("2024-10-26T08:00:00Z"),
            Instant.parse("2024-11-02T12:00:00Z"),
            Instant.parse("2024-12-30T20:00:00Z"),
            Instant.parse("2025-03-08T22:00:00Z"));

    private static final List<String> WINDOWS =
            List.of("year", "quarter", "month", "week", "sunday_week", "day", "hour");
    private static final List<String> SINGLE = List.of("max_discount_rule", "new_customer_rule", "per_customer_rule");
    private static final List<String> MANY = List.of(
            "area_rules", "budget_rules", "category_rules", "time_of_order_rules", "timeframe_rules", "budget_rules");
    private static final int MOST_RULES = 9;

    /** Outlines of areas by their polylines: south, west, north, east. */
    private static final Map<String, List<Integer>> OUTLINES = List.of(
                    List.of(50, 10, 53, 14), List.of(51, 12, 54, 16), List.of(50, 13, 52, 16), List.of(52, 10, 54, 12))
            .stream()
            .collect(Collectors.toUnmodifiableMap(
                    edges -> Polyline.rectangle(edges.get(0), edges.get(1), edges.get(2), edges.get(3)),
                    Function.identity()));

    private final CommandSide side;
    private final SplittableRandom random;
    private final CampaignDesk campaigns;
    private final RuleDesk rules;
    private final AreaDesk areas;
    private final CategoryDesk categories;
    private final VoucherDesk vouchers;
    private final Till till;
    private final List<Long> campaignIds = new ArrayList<>();
    private final List<String> codes = new ArrayList<>();
    private final List<Long> areaIds = new ArrayList<>();
    private final List<Long> categoryIds = new ArrayList<>();
    private final List<Added> added = new ArrayList<>();
    private int turn;

    /** A rule that was added; a single one has no number of its own in its path. */
    private record Added(long campaignId, String kind, long id) {
        boolean single() {
            return SINGLE.contains(kind);
        }
    }

    RuledHistory(CommandSide side, long project, SplittableRandom random) {
        this.side = side;
        this.random = random;
        this.campaigns = new CampaignDesk(side, project);
        this.rules = new RuleDesk(side, project);
        this.areas = new AreaDesk(side, project);
        this.categories = new CategoryDesk(side, project);
        this.vouchers = new VoucherDesk(side, project);
        this.till = new Till(side, project);
        side.move(project, ZoneId.of(any(ZONES)));
        side.clock().moveTo(any(BEGINNINGS));
    }

    /** Whether a location lies in one of these outlines, or on its edge. */
    static boolean inside(String outline, @Nullable Location location) {
        List<Integer> edges = Objects.requireNonNull(OUTLINES.get(outline));
        return location != null
                && location.latitude() >= edges.get(0)
                && location.longitude() >= edges.get(1)
                && location.latitude() <= edges.get(2)
                && location.longitude() <= edges.get(3);
    }

    /** Lets so many things happen. */
    void play(int steps) {
        for (int i = 0; i < steps; i++) {
            side.clock().move(Duration.ofMillis(random.nextLong(-10_000, 240_000)));
            Till.outcome(this::step);
        }
    }

    /** Sets up a main campaign with four children, areas and categories. */
    void begin() {
        long main = campaigns.main("Season", ", 'max_redemptions': 5000, 'max_total_budget': 9000");
        campaignIds.add(main);
        for (int i = 0; i < 4; i++) {
            boolean generic = i < 3;
            long campaign = campaigns.discount(
                    main,
                    "Campaign " + i,
                    ", 'discount_type': 'percentage', 'discount_value': 7.25, 'voucher_type': '"
                            + (generic ? "generic" : "unique") + "'");
            campaignIds.add(campaign);
            for (int voucher = 0; voucher < (generic ? 4 : 12); voucher++) {
                codes.add("CODE-" + i + "-" + voucher);
                vouchers.voucher(campaign, codes.getLast());
            }
        }
        for (String outline : OUTLINES.keySet()) {
            areaIds.add(areas.area("Area " + areaIds.size(), outline));
        }
        categoryIds.add(categories.category("channel", "app", "web", "shop"));
        categoryIds.add(categories.category("store", "north", "south", "west"));
    }

    private void step() {
        switch (random.nextInt(24)) {
            case 0, 1, 2 -> addOrRemove();
            case 3 -> revise();
            case 4 -> redefine();
            case 5 -> campaigns.revise(any(campaignIds), "{'status': '" + (oneOf(3) ? "inactive" : "active") + "'}");
            case 6, 7 -> campaigns.revise(any(campaignIds), "{'status': 'active'}");
            case 8 -> till.delete(any(codes), transaction());
            case 9, 10, 11, 12, 13, 14 -> till.confirm(any(codes), transaction());
            default -> till.create(any(codes), request());
        }
    }

    /** Kinds take turns, so that every history has all of them. */
    private void addOrRemove() {
        if (added.size() >= MOST_RULES) {
            Added gone = added.remove(random.nextInt(added.size()));
            if (gone.single()) {
                rules.removeOnly(gone.campaignId(), gone.kind());
            } else {
                rules.remove(gone.kind(), gone.id());
            }
            return;
        }
        String kind = turn % 3 == 2 ? SINGLE.get(turn / 3 % 3) : MANY.get(turn / 3 * 2 % 6 + turn % 3);
        turn++;
        boolean onMain = kind.equals("budget_rules") && oneOf(3);
        long campaign = onMain ? campaignIds.getFirst() : any(campaignIds.subList(1, campaignIds.size()));
        added.add(
                new Added(campaign, kind, rules.add(campaign, kind, body(kind)).id()));
    }

    private void revise() {
        if (added.isEmpty()) {
            return;
        }
        Added rule = any(added);
        if (rule.single()) {
            rules.reviseOnly(rule.campaignId(), rule.kind(), body(rule.kind()));
        } else {
            rules.revise(rule.kind(), rule.id(), body(rule.kind()));
        }
    }

    private void redefine() {
        if (oneOf(2)) {
            String outline = any(List.copyOf(OUTLINES.keySet())).replace("\\", "\\\\");
            areas.revise(any(areaIds), "{'area': '" + outline + "'}");
        } else if (oneOf(2)) {
            categories.revise(categoryIds.getFirst(), "{'name': '" + any(List.of("channel", "Channel")) + "'}");
        } else {
            categories.revise(
                    categoryIds.getFirst(), "{'tags': ['app', 'web', 'shop'" + (oneOf(2) ? ", 'kiosk'" : "") + "]}");
        }
    }

    private String body(String kind) {
        return switch (kind) {
            case "area_rules" -> "{'area_id': " + any(areaIds) + "}";
            case "budget_rules" ->
                "{'timeframe': '" + any(WINDOWS) + "', 'budget': " + random.nextInt(500, 9_000) / 100.0 + "}";
            case "category_rules" -> {
                boolean channel = oneOf(2);
                List<String> tags = channel ? List.of("app", "web", "shop") : List.of("north", "south", "west");
                int first = random.nextInt(3);
                yield "{'category_id': " + categoryIds.get(channel ? 0 : 1) + ", 'rule_type': '"
                        + (oneOf(2) ? "any_of" : "none_of") + "', 'tags': ['" + tags.get(first) + "', '"
                        + tags.get((first + 1) % 3) + "']}";
            }
            case "time_of_order_rules" -> {
                int start = random.nextInt(24);
                yield "{'start_time': '" + clock(start) + "', 'end_time': '"
                        + clock((start + random.nextInt(10, 22)) % 24)
                        + "', 'day_of_week': " + (oneOf(6) ? Integer.toString(random.nextInt(7)) : "null")
                        + ", 'time_zone': " + (oneOf(2) ? "null" : "'" + any(ZONES) + "'") + "}";
            }
            case "timeframe_rules" -> {
                Instant now = side.clock().instant();
                Instant start = now.plusSeconds(random.nextInt(-7_200, 3_600));
                yield "{'start_time': '" + start + "', 'end_time': "
                        + (oneOf(3) ? "null" : "'" + start.plusSeconds(random.nextInt(600, 40_000)) + "'") + "}";
            }
            case "max_discount_rule" -> "{'max_discount': " + random.nextInt(900) / 100.0 + "}";
            case "per_customer_rule" -> "{'max_redemptions': " + random.nextInt(1, 4) + "}";
            default -> "{}";
        };
    }

    private static String clock(int hour) {
        return (hour < 10 ? "0" : "") + hour + ":00";
    }

    private String request() {
        String json = "{'transaction_id': '" + transaction() + "', 'total_transaction_cost': "
                + random.nextInt(13_000) / 100.0 + ", 'confirmed': " + oneOf(2);
        if (!oneOf(8)) {
            json += ", 'customer_identifier': 'cust-" + (oneOf(2) ? random.nextInt(4) : random.nextInt(400)) + "'";
        }
        if (!oneOf(6)) {
            json += ", 'location': {'latitude': " + (50 + random.nextInt(401) / 100.0) + ", 'longitude': "
                    + (10 + random.nextInt(601) / 100.0) + "}";
        }
        if (oneOf(6)) {
            return json + "}";
        }
        return json + ", 'categories': [{'name': '" + any(List.of("channel", "channel", "Channel")) + "', 'tag': '"
                + any(List.of("app", "web", "app", "web", "shop", "kiosk")) + "'}, {'name': 'store', 'tag': '"
                + any(List.of("north", "south", "west")) + "'}]}";
    }

    private String transaction() {
        return "ORDER-" + random.nextInt(400);
    }

    private boolean oneOf(int many) {
        return random.nextInt(many) == 0;
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
