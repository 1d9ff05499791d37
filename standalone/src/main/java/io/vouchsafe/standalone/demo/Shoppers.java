package io.vouchsafe.standalone.demo;

import io.vouchsafe.events.type.CategoryTag;
import io.vouchsafe.events.type.Location;
import io.vouchsafe.standalone.demo.Offer.Trait;
import io.vouchsafe.standalone.demo.Order.Course;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Draws orders. Most are as their campaign wants them; some have one thing wrong with them, each for a reason that shops know. */
final class Shoppers {

    /** How many of a hundred orders have something wrong with them that was avoidable. */
    private static final double FLAWED = 0.075;

    private static final double ANONYMOUS = 0.2;
    private static final double MEDIAN_COST = 6_200;
    private static final double SPREAD = 0.55;
    private static final int LEAST_COST = 450;
    private static final int HUNDRED = 100;
    private static final double NEARNESS = 0.03;

    private final SplittableRandom random;
    private final Customers customers;
    private final Map<String, Stock> stocks = new HashMap<>();
    private long number;

    /** What can be wrong. */
    private enum Flaw {
        USED,
        WITHDRAWN,
        BLOCKED,
        CHEAP,
        DEAR,
        ELSEWHERE,
        NOWHERE,
        WITHOUT_CATEGORY,
        WRONG_TAG,
        FORBIDDEN_TAG,
        NOT_NEW,
        NOBODY,
        STRANGER
    }

    /** An order that is being made. */
    private static final class Draft {
        private String code = "";
        private @Nullable String customer;
        private long costMinor;
        private @Nullable Location location;
        private List<CategoryTag> categories = List.of();
    }

    Shoppers(SplittableRandom random, Customers customers, Map<String, Stock> stocks) {
        this.random = random;
        this.customers = customers;
        this.stocks.putAll(stocks);
    }

    /**
     * The next order for an offer.
     *
     * @param at when
     * @param part of the story that has passed
     * @param timely whether the campaign is to be had at this time
     */
    Order next(Offer offer, Instant at, double part, boolean timely) {
        number++;
        Draft draft = wanted(offer, part);
        boolean flawed = random.nextDouble() < FLAWED && spoil(draft, offer, part);
        if (!flawed && offer.codes().unique()) {
            Stock stock = stock(offer);
            long index = stock.takeNext();
            draft.code = stock.book().code(index);
            if (offer.has(Trait.ASSIGNED)) {
                draft.customer = customers.owner(index);
            }
        }
        return new Order(
                at,
                String.format(Locale.ROOT, "ORDER-%07d", number),
                offer.key(),
                draft.code,
                draft.customer,
                draft.costMinor,
                draft.location,
                draft.categories,
                course(),
                timely && !flawed);
    }

    private Stock stock(Offer offer) {
        Stock stock = stocks.get(offer.key());
        if (stock == null) {
            throw new IllegalArgumentException("no codes of " + offer.key());
        }
        return stock;
    }

    private Draft wanted(Offer offer, double part) {
        Draft draft = new Draft();
        draft.code = offer.codes().text();
        draft.costMinor = cost(offer);
        if (offer.has(Trait.NEW_CUSTOMERS)) {
            draft.customer = customers.another();
        } else if (offer.has(Trait.TWICE_EACH)) {
            draft.customer = customers.any(random);
        } else if (offer.needsCustomer() || random.nextDouble() >= ANONYMOUS) {
            draft.customer = customers.regular(random);
        }
        if (offer.has(Trait.IN_AREA)) {
            boolean late = part > Launches.SECOND_AREA && random.nextInt(4) == 0;
            draft.location = near(late ? Catalogue.LATE_INSIDE : one(Catalogue.INSIDE));
        }
        draft.categories = categories(offer);
        return draft;
    }

    private long cost(Offer offer) {
        long cost = Math.max(LEAST_COST, Math.round(MEDIAN_COST * Math.exp(SPREAD * random.nextGaussian())));
        long least = (long) offer.grant().minimum() * HUNDRED;
        long most = (long) offer.grant().maximum() * HUNDRED;
        if (cost < least) {
            cost = least + random.nextLong(least / 2 + 1);
        }
        return most > 0 && cost > most ? most - random.nextLong(most / 2) : cost;
    }

    private List<CategoryTag> categories(Offer offer) {
        if (offer.has(Trait.APP_ONLY)) {
            return List.of(new CategoryTag(Catalogue.CHANNEL, Catalogue.APP), goods());
        }
        return offer.has(Trait.NO_GIFT_CARDS) || random.nextInt(3) == 0 ? List.of(goods()) : List.of();
    }

    private CategoryTag goods() {
        List<String> tags = Catalogue.CATEGORIES.get(1).tags();
        return new CategoryTag(Catalogue.GOODS, tags.get(random.nextInt(tags.size() - 1)));
    }

    private Location one(List<Location> places) {
        return places.get(random.nextInt(places.size()));
    }

    private Location near(Location place) {
        return new Location(rounded(place.latitude()), rounded(place.longitude()));
    }

    private double rounded(double degrees) {
        double moved = degrees + (random.nextDouble() - 0.5) * NEARNESS;
        return Math.round(moved * 1e5) / 1e5;
    }

    /** Makes one thing wrong, if there is one that can be with this offer. */
    private boolean spoil(Draft draft, Offer offer, double part) {
        List<Flaw> possible = possible(offer, part);
        if (possible.isEmpty()) {
            return false;
        }
        Stock stock = stocks.get(offer.key());
        switch (possible.get(random.nextInt(possible.size()))) {
            case USED -> draft.code = stock(offer).used(random);
            case WITHDRAWN -> draft.code = stock(offer).withdrawn(random.nextInt(Stock.WITHDRAWN));
            case BLOCKED -> draft.code = stock(offer).blocked(random.nextInt(Stock.BLOCKED));
            case CHEAP -> draft.costMinor = offer.grant().minimum() * (40L + random.nextInt(55));
            case DEAR -> draft.costMinor = offer.grant().maximum() * (105L + random.nextInt(90));
            case ELSEWHERE -> draft.location = near(one(Catalogue.OUTSIDE));
            case NOWHERE -> draft.location = null;
            case WITHOUT_CATEGORY -> draft.categories = List.of(goods());
            case WRONG_TAG -> draft.categories = List.of(new CategoryTag(Catalogue.CHANNEL, "web"));
            case FORBIDDEN_TAG -> draft.categories = List.of(new CategoryTag(Catalogue.GOODS, Catalogue.GIFT_CARD));
            case NOT_NEW -> draft.customer = customers.known(random);
            case NOBODY -> draft.customer = null;
            case STRANGER -> draft.customer = customers.another();
        }
        if (stock != null && draft.code.equals(offer.codes().text())) {
            long index = stock.takeNext();
            draft.code = stock.book().code(index);
        }
        return true;
    }

    private static void add(List<Flaw> flaws, boolean possible, Flaw... more) {
        if (possible) {
            flaws.addAll(List.of(more));
        }
    }

    private List<Flaw> possible(Offer offer, double part) {
        List<Flaw> flaws = new ArrayList<>();
        Stock stock = stocks.get(offer.key());
        add(flaws, stock != null && stock.taken() > 0, Flaw.USED, Flaw.USED);
        add(flaws, stock != null && part > Launches.withdrawal(offer), Flaw.WITHDRAWN);
        add(flaws, stock != null, Flaw.BLOCKED);
        add(flaws, offer.grant().minimum() > 0, Flaw.CHEAP, Flaw.CHEAP);
        add(flaws, offer.grant().maximum() > 0, Flaw.DEAR);
        add(flaws, offer.has(Trait.IN_AREA), Flaw.ELSEWHERE, Flaw.ELSEWHERE, Flaw.NOWHERE);
        add(flaws, offer.has(Trait.APP_ONLY), Flaw.WITHOUT_CATEGORY, Flaw.WRONG_TAG);
        add(flaws, offer.has(Trait.NO_GIFT_CARDS), Flaw.FORBIDDEN_TAG);
        add(flaws, offer.has(Trait.NEW_CUSTOMERS), Flaw.NOT_NEW, Flaw.NOT_NEW);
        add(flaws, offer.needsCustomer(), Flaw.NOBODY);
        add(flaws, offer.has(Trait.ASSIGNED), Flaw.STRANGER);
        return flaws;
    }

    private Course course() {
        int luck = random.nextInt(1000);
        if (luck < 660) {
            return Course.ONE_STEP;
        }
        if (luck < 900) {
            return Course.TWO_STEPS;
        }
        if (luck < 935) {
            return Course.ABANDONED;
        }
        if (luck < 955) {
            return Course.DELETED;
        }
        if (luck < 984) {
            return Course.LATE;
        }
        return luck < 992 ? Course.TOO_LATE : Course.REVERSED;
    }
}
