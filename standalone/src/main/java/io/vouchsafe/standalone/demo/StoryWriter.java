package io.vouchsafe.standalone.demo;

import io.vouchsafe.standalone.demo.Offer.Trait;
import io.vouchsafe.standalone.demo.Order.Course;
import io.vouchsafe.standalone.demo.Step.Reversal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Makes a story from its plot: the same one from the same plot, whatever the clock says. */
final class StoryWriter {

    static final Duration THREE_DAYS = Duration.ofDays(3);

    /** Orders that one step holds: enough for full commits, few enough to be under way together. */
    private static final int STEP = 400;

    private static final double BURST = 3;
    private static final double BURST_LENGTH = 0.06;
    private static final double AFTERWARDS = 0.04;
    private static final double OUT_OF_HOURS = 0.05;
    private static final double IN_HOURS = 4;
    private static final int HOURS_OF_DAY = 24;
    private static final List<String> REASONS =
            List.of("Goods returned", "Order cancelled by the customer", "Paid twice", "Not delivered");

    private final Plot plot;
    private final SplittableRandom random;
    private final Map<String, Stock> stocks = new HashMap<>();
    private final Customers customers;
    private final Shoppers shoppers;
    private final Demand demand = new Demand();
    private final List<List<Order>> hours = new ArrayList<>();
    private final Map<Integer, List<Order>> late = new HashMap<>();
    private final Map<Integer, List<Reversal>> reversals = new HashMap<>();

    private StoryWriter(Plot plot) {
        this.plot = plot;
        this.random = new SplittableRandom(plot.seed());
        for (Offer offer : Catalogue.OFFERS) {
            if (offer.codes().unique()) {
                stocks.put(offer.key(), new Stock(new CodeBook(offer.codes().text(), plot.seed())));
            }
        }
        this.customers = new Customers(plot.orders());
        this.shoppers = new Shoppers(random.split(), customers, stocks);
    }

    static Story write(Plot plot) {
        StoryWriter writer = new StoryWriter(plot);
        writer.drawOrders();
        Map<Integer, List<Edit>> edits = Launches.of(plot, writer.demand, writer.stocks, writer.customers);
        return writer.story(edits);
    }

    private void drawOrders() {
        double[] weights = new double[plot.hours()];
        double whole = 0;
        for (int i = 0; i < weights.length; i++) {
            weights[i] = Rhythm.weight(plot.hour(i), plot.zone(), plot.part(i));
            whole += i < plot.completeHours() ? weights[i] : 0;
        }
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            long before = Math.round(sum / whole * plot.orders());
            sum += weights[i];
            long count = Math.round(sum / whole * plot.orders()) - before;
            hours.add(orders(i, count));
        }
    }

    private List<Order> orders(int hour, long count) {
        double[] weights = Catalogue.OFFERS.stream()
                .mapToDouble(offer -> weight(offer, hour))
                .toArray();
        List<Order> orders = new ArrayList<>();
        for (long i = 0; i < count; i++) {
            Offer offer = Catalogue.OFFERS.get(chosen(weights));
            Order order = shoppers.next(offer, plot.part(hour), timely(offer, hour));
            if (hour < plot.completeHours()) {
                demand.add(offer, order);
            }
            orders.add(order);
            followUp(order, hour);
        }
        return orders;
    }

    private int chosen(double[] weights) {
        double sum = 0;
        for (double weight : weights) {
            sum += weight;
        }
        double left = random.nextDouble() * sum;
        int last = 0;
        for (int i = 0; i < weights.length; i++) {
            if (weights[i] > 0) {
                last = i;
                left -= weights[i];
                if (left < 0) {
                    return i;
                }
            }
        }
        return last;
    }

    private double weight(Offer offer, int hour) {
        int launch = plot.morning(offer.traffic().opens());
        if (hour < launch) {
            return 0;
        }
        double weight = offer.traffic().weight();
        if (offer.has(Trait.BURST)) {
            weight *= 0.5 + BURST * Math.exp((plot.part(launch) - plot.part(hour)) / BURST_LENGTH);
        }
        if (offer.has(Trait.HAPPY_HOUR)) {
            return weight * (timely(offer, hour) ? IN_HOURS : OUT_OF_HOURS);
        }
        boolean wants = timely(offer, hour) || offer.has(Trait.LATER) || offer.has(Trait.DRAFT);
        return wants ? weight : weight * AFTERWARDS;
    }

    private boolean timely(Offer offer, int hour) {
        if (offer.has(Trait.LATER) || offer.has(Trait.DRAFT)) {
            return false;
        }
        if (offer.has(Trait.STOPPED)) {
            return hour < plot.morning(Launches.STOP);
        }
        if (offer.has(Trait.THREE_DAYS)) {
            return hour < plot.morning(offer.traffic().opens()) + THREE_DAYS.toHours();
        }
        if (offer.has(Trait.HAPPY_HOUR)) {
            int clock = plot.hour(hour).atZone(plot.zone()).getHour();
            return clock >= 17 && clock < 19;
        }
        return true;
    }

    private void followUp(Order order, int hour) {
        if (order.course() == Course.LATE || order.course() == Course.TOO_LATE) {
            late.computeIfAbsent(hour + 2 + random.nextInt(2), _ -> new ArrayList<>())
                    .add(order);
        } else if (order.course() == Course.REVERSED) {
            int then = hour + HOURS_OF_DAY + random.nextInt(6 * HOURS_OF_DAY);
            String reason = REASONS.get(random.nextInt(REASONS.size()));
            reversals.computeIfAbsent(then, _ -> new ArrayList<>()).add(new Reversal(order, reason));
        }
    }

    private Story story(Map<Integer, List<Edit>> edits) {
        List<Step> steps = new ArrayList<>();
        long count = 0;
        for (int hour = 0; hour < hours.size(); hour++) {
            Instant begin = plot.hour(hour);
            Instant end = plot.hour(hour + 1);
            List<Order> orders = hours.get(hour);
            if (end.isAfter(plot.now())) {
                double passed = (double) Duration.between(begin, plot.now()).toMillis()
                        / Duration.between(begin, end).toMillis();
                orders = orders.subList(0, (int) (orders.size() * passed));
                end = plot.now();
            }
            count += orders.size();
            int parts = Math.max(1, Math.ceilDiv(orders.size(), STEP));
            Duration length = Duration.between(begin, end).dividedBy(parts);
            for (int i = 0; i < parts; i++) {
                List<Order> some = orders.subList(orders.size() * i / parts, orders.size() * (i + 1) / parts);
                Instant from = begin.plus(length.multipliedBy(i));
                steps.add(new Step(
                        from,
                        i == parts - 1 ? end : from.plus(length),
                        i == 0 ? edits.getOrDefault(hour, List.of()) : List.of(),
                        i == 0 ? reversals.getOrDefault(hour, List.of()) : List.of(),
                        i == 0 ? late.getOrDefault(hour, List.of()) : List.of(),
                        some));
            }
        }
        return new Story(plot.begin(), count, steps);
    }
}
