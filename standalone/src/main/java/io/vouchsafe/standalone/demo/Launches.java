package io.vouchsafe.standalone.demo;

import io.vouchsafe.standalone.demo.Edit.AddRule;
import io.vouchsafe.standalone.demo.Edit.Reference;
import io.vouchsafe.standalone.demo.Offer.Labels;
import io.vouchsafe.standalone.demo.Offer.Trait;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the people who run the campaigns do: definitions, launches with codes and rules, and edits on the way. */
final class Launches {

    /** When a second area is added, as a part of the story. */
    static final double SECOND_AREA = 0.3;
    /** When a campaign is stopped. */
    static final double STOP = 0.6;

    private static final double LONGER_HOURS = 0.5;
    private static final double RAISE = 0.55;
    private static final double FIRST_BUDGET = 0.4;
    private static final double DAILY = 1.15;
    private static final double WEEKLY = 1.1;
    private static final long SPARE = 300;
    private static final double MORE = 1.2;
    private static final double LATER_MORE = 0.3;
    private static final double LATER = 0.12;

    private final Plot plot;
    private final Demand demand;
    private final Map<String, Stock> stocks;
    private final Customers customers;
    private final Map<Integer, List<Edit>> edits = new HashMap<>();

    private Launches(Plot plot, Demand demand, Map<String, Stock> stocks, Customers customers) {
        this.plot = plot;
        this.demand = demand;
        this.stocks = stocks;
        this.customers = customers;
    }

    /** When an offer's lost codes are expired, as a part of the story. */
    static double withdrawal(Offer offer) {
        return offer.traffic().opens() + 0.25;
    }

    /** All edits, by the hour in which they are made. */
    static Map<Integer, List<Edit>> of(Plot plot, Demand demand, Map<String, Stock> stocks, Customers customers) {
        Launches launches = new Launches(plot, demand, stocks, customers);
        launches.define();
        for (MainCampaign main : Catalogue.MAINS) {
            launches.main(main);
        }
        for (Offer offer : Catalogue.OFFERS) {
            launches.launch(offer);
            launches.change(offer);
        }
        return launches.edits;
    }

    private void at(double part, Edit... made) {
        edits.computeIfAbsent(plot.morning(part), _ -> new ArrayList<>()).addAll(List.of(made));
    }

    private void define() {
        Catalogue.AREAS.forEach(
                area -> at(0, new Edit.DefineArea(area.key(), area.name(), Polyline.encode(area.outline()))));
        Catalogue.CATEGORIES.forEach(category -> at(0, new Edit.DefineCategory(category.name(), category.tags())));
        IntStream.range(0, Customers.KNOWN).forEach(i -> at(0, new Edit.Register(Customers.identifier(i), false)));
    }

    private void main(MainCampaign main) {
        double opens = Catalogue.OFFERS.stream()
                .filter(offer -> offer.main().equals(main.key()))
                .mapToDouble(offer -> offer.traffic().opens())
                .min()
                .orElse(0);
        Map<String, Object> terms = terms(main.name(), main.labels());
        terms.put("description", main.description());
        terms.putAll(demand.terms(main.key(), main.limits()));
        at(opens, new Edit.Create(main.key(), terms));
        at(opens, new Edit.Revise(main.key(), Map.of("status", "active")));
    }

    private static Map<String, Object> terms(String name, Labels labels) {
        Map<String, Object> terms = new HashMap<>();
        terms.put("name", name);
        terms.put("team", labels.team());
        terms.put("channel", labels.channel());
        terms.put("medium", labels.medium());
        terms.put("purpose", labels.purpose());
        return terms;
    }

    private void launch(Offer offer) {
        double opens = offer.traffic().opens();
        Map<String, Object> terms = terms(offer.name(), offer.labels());
        terms.put("parent_id", new Reference(offer.main()));
        terms.put("campaign_type", "discount");
        terms.put("voucher_type", offer.codes().unique() ? "unique" : "generic");
        terms.put("discount_type", offer.grant().percentage() ? "percentage" : "numeric");
        terms.put("discount_value", offer.grant().value());
        put(terms, "minimum_value", offer.grant().minimum());
        put(terms, "maximum_value", offer.grant().maximum());
        terms.putAll(demand.terms(offer.key(), offer.limits()));
        if (offer.has(Trait.RAISED)) {
            terms.put("max_total_budget", demand.money(offer.key(), FIRST_BUDGET));
        }
        at(opens, new Edit.Create(offer.key(), terms));
        rules(offer).forEach(rule -> at(opens, rule));
        codes(offer);
        if (!offer.has(Trait.DRAFT)) {
            at(opens, new Edit.Revise(offer.key(), Map.of("status", "active")));
        }
    }

    private static void put(Map<String, Object> terms, String attribute, int value) {
        if (value > 0) {
            terms.put(attribute, value);
        }
    }

    private List<Edit> rules(Offer offer) {
        Instant launch = plot.hour(plot.morning(offer.traffic().opens()));
        Map<String, Object> none = Map.of();
        return Stream.of(
                        rule(
                                offer,
                                offer.grant().cap() > 0,
                                "max_discount_rule",
                                Map.of("max_discount", offer.grant().cap())),
                        rule(offer, offer.has(Trait.NEW_CUSTOMERS), "new_customer_rule", none),
                        rule(offer, offer.has(Trait.TWICE_EACH), "per_customer_rule", Map.of("max_redemptions", 2)),
                        rule(offer, offer.has(Trait.IN_AREA), "area_rules", Map.of("area_id", new Reference("berlin"))),
                        rule(
                                offer,
                                offer.has(Trait.APP_ONLY),
                                "category_rules",
                                category(Catalogue.CHANNEL, "any_of", Catalogue.APP)),
                        rule(
                                offer,
                                offer.has(Trait.NO_GIFT_CARDS),
                                "category_rules",
                                category(Catalogue.GOODS, "none_of", Catalogue.GIFT_CARD)),
                        rule(
                                offer,
                                offer.has(Trait.HAPPY_HOUR),
                                "time_of_order_rules",
                                Map.of("start_time", "17:00", "end_time", "19:00")),
                        rule(
                                offer,
                                offer.has(Trait.THREE_DAYS),
                                "timeframe_rules",
                                Map.of(
                                        "start_time",
                                        launch.toString(),
                                        "end_time",
                                        launch.plus(StoryWriter.THREE_DAYS).toString())),
                        rule(
                                offer,
                                offer.has(Trait.LATER),
                                "timeframe_rules",
                                Map.of(
                                        "start_time",
                                        plot.now()
                                                        .plus(Duration.ofDays(10))
                                                        .toString()
                                                        .substring(0, 10) + "T00:00:00")),
                        rule(
                                offer,
                                offer.has(Trait.DAILY_BUDGET),
                                "budget_rules",
                                Map.of("timeframe", "day", "budget", demand.money(offer.key(), DAILY / plot.days()))),
                        rule(
                                offer,
                                offer.has(Trait.WEEKLY_BUDGET),
                                "budget_rules",
                                Map.of(
                                        "timeframe",
                                        "week",
                                        "budget",
                                        demand.money(offer.key(), WEEKLY / plot.weeks()))))
                .flatMap(Stream::ofNullable)
                .toList();
    }

    private static Map<String, Object> category(String name, String kind, String tag) {
        return Map.of("category_id", new Reference(name), "rule_type", kind, "tags", List.of(tag));
    }

    private static @Nullable Edit rule(Offer offer, boolean wanted, String kind, Map<String, Object> terms) {
        return wanted ? new AddRule(offer.key() + " " + kind, offer.key(), kind, terms) : null;
    }

    private void codes(Offer offer) {
        double opens = offer.traffic().opens();
        Stock stock = stocks.get(offer.key());
        if (stock == null) {
            at(opens, new Edit.CreateVoucher(offer.key(), offer.codes().text(), true));
            return;
        }
        long first = Math.round(stock.taken() * MORE) + SPARE;
        long second = Math.round(stock.taken() * LATER_MORE) + SPARE;
        List<String> lost =
                IntStream.range(0, Stock.WITHDRAWN).mapToObj(stock::withdrawn).toList();
        List<String> given =
                IntStream.range(0, Stock.GIVEN).mapToObj(stock::given).toList();
        List<String> rows = new ArrayList<>(rows(offer, stock, 0, first));
        rows.addAll(lost);
        rows.addAll(given);
        at(opens, new Edit.Import(offer.key(), rows));
        IntStream.range(0, Stock.BLOCKED)
                .forEach(i -> at(opens, new Edit.CreateVoucher(offer.key(), stock.blocked(i), false)));
        IntStream.range(0, Stock.DELETED)
                .forEach(i -> at(opens, new Edit.CreateVoucher(offer.key(), stock.deleted(i), true)));
        double later = Math.min(opens + LATER, 0.98);
        at(later, new Edit.Import(offer.key(), rows(offer, stock, first, first + second)));
        IntStream.range(0, Stock.DELETED).forEach(i -> at(later, new Edit.DeleteVoucher(stock.deleted(i))));
        if (offer.has(Trait.RAISED)) {
            IntStream.range(0, Stock.GIVEN)
                    .forEach(i -> at(
                            later, new Edit.Assign(Customers.identifier(i % Customers.KNOWN), List.of(given.get(i)))));
        }
        if (withdrawal(offer) < 1) {
            at(withdrawal(offer), new Edit.Expire(lost));
        }
    }

    private List<String> rows(Offer offer, Stock stock, long from, long to) {
        return LongStream.range(from, to)
                .mapToObj(i -> offer.has(Trait.ASSIGNED)
                        ? stock.book().code(i) + "," + customers.owner(i)
                        : stock.book().code(i))
                .toList();
    }

    /** What is changed while it runs. */
    private void change(Offer offer) {
        if (offer.has(Trait.IN_AREA)) {
            at(
                    SECOND_AREA,
                    new AddRule("second area", offer.key(), "area_rules", Map.of("area_id", new Reference("potsdam"))));
            at(SECOND_AREA, new Edit.Revise(offer.key(), Map.of("name", offer.name() + " and Potsdam")));
        }
        if (offer.has(Trait.HAPPY_HOUR)) {
            at(
                    LONGER_HOURS,
                    new Edit.ReviseRule(
                            offer.key() + " time_of_order_rules",
                            "time_of_order_rules",
                            Map.of("start_time", "16:00", "end_time", "20:00")));
        }
        if (offer.has(Trait.STOPPED)) {
            at(
                    STOP,
                    new Edit.Revise(
                            offer.key(),
                            Map.of(
                                    "status",
                                    "inactive",
                                    "description",
                                    "Stopped: codes were shared on a coupon site.")));
        }
        if (offer.has(Trait.RAISED)) {
            at(
                    RAISE,
                    new Edit.Revise(
                            offer.key(),
                            Map.of(
                                    "max_total_budget",
                                    demand.money(offer.key(), offer.limits().budget()))));
        }
        if (offer.has(Trait.NEW_CUSTOMERS)) {
            at(
                    LONGER_HOURS,
                    new Edit.Revise(offer.key(), Map.of("customer_information", "Thank you for your first order.")));
        }
    }
}
