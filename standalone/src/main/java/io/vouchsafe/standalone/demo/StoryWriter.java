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
import java.util.Set;
import java.util.SplittableRandom;

/** Makes a story from its plot: the same one from the same plot, whatever the clock says. */
final class StoryWriter {

    static final Duration THREE_DAYS = Duration.ofDays(3);

    /** Orders that one step holds: enough for full commits, few enough to be under way together. */
    private static final int STEP = 600;
    /** Local hours at which a step begins: those at which rules and days begin and end. */
    private static final Set<Integer> CUTS = Set.of(0, 9, 12, 16, 17, 19, 20);

    /** Hours between a validation and a late confirmation, at least. */
    private static final int LATE = 2;

    private static final double BURST = 3;
    private static final double BURST_LENGTH = 0.06;
    private static final double AFTERWARDS = 0.04;
    private static final double OUT_OF_HOURS = 0.05;
    private static final double IN_HOURS = 4;
    private static final int HOURS_OF_DAY = 24;
    private static final long MILLIS_OF_HOUR = 3_600_000;
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
            Instant at =
                    plot.hour(hour).plusMillis(MILLIS_OF_HOUR * i / count + random.nextLong(MILLIS_OF_HOUR / count));
            Order order = shoppers.next(offer, at, plot.part(hour), timely(offer, hour));
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
            late.computeIfAbsent(hour + LATE, _ -> new ArrayList<>()).add(order);
        } else if (order.course() == Course.REVERSED) {
            int then = hour + HOURS_OF_DAY + random.nextInt(6 * HOURS_OF_DAY);
            String reason = REASONS.get(random.nextInt(REASONS.size()));
            reversals.computeIfAbsent(then, _ -> new ArrayList<>()).add(new Reversal(order, reason));
        }
    }

    private Story story(Map<Integer, List<Edit>> edits) {
        List<Step> steps = new ArrayList<>();
        List<Order> confirmed = new ArrayList<>();
        List<Reversal> reversed = new ArrayList<>();
        long count = 0;
        int hour = 0;
        while (hour < hours.size()) {
            Instant begin = plot.hour(hour);
            List<Edit> made = edits.getOrDefault(hour, List.of());
            List<Order> orders = new ArrayList<>();
            // What is due in the hours of this step can be a consequence of this very step, and is left to the next
            // one.
            List<Order> dueLate = List.copyOf(confirmed);
            List<Reversal> dueReversals = List.copyOf(reversed);
            confirmed.clear();
            reversed.clear();
            do {
                hours.get(hour).stream()
                        .filter(order -> order.at().isBefore(plot.now()))
                        .forEach(orders::add);
                hour++;
                confirmed.addAll(late.getOrDefault(hour, List.of()));
                reversed.addAll(reversals.getOrDefault(hour, List.of()));
            } while (hour < hours.size() && !begins(hour) && !edits.containsKey(hour));
            count += orders.size();
            divide(new Step(begin, made, dueReversals, dueLate, orders), steps);
        }
        return new Story(plot.begin(), count, steps);
    }

    private boolean begins(int hour) {
        return CUTS.contains(plot.hour(hour).atZone(plot.zone()).getHour());
    }

    private static void divide(Step whole, List<Step> into) {
        int size = whole.orders().size();
        int parts = Math.max(1, Math.ceilDiv(size, STEP));
        for (int i = 0; i < parts; i++) {
            List<Order> some =
                    whole.orders().subList((int) ((long) size * i / parts), (int) ((long) size * (i + 1) / parts));
            into.add(
                    i == 0
                            ? new Step(whole.begin(), whole.edits(), whole.reversals(), whole.late(), some)
                            : new Step(some.getFirst().at(), List.of(), List.of(), List.of(), some));
        }
    }
}
