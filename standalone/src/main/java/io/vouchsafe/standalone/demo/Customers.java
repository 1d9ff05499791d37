package io.vouchsafe.standalone.demo;

import java.util.Locale;
import java.util.SplittableRandom;

/** Who shops: some often, most seldom, and always somebody new. */
final class Customers {

    /** Customers who have an account before the story begins, and so are not new. */
    static final int KNOWN = 40;

    private static final int LEAST = 300;
    private static final int ORDERS_EACH = 10;
    private static final double SKEW = 1.8;
    private static final long STRIDE = 7919;

    private final int size;
    private long newcomers;

    Customers(long orders) {
        this.size = (int) Math.max(LEAST, orders / ORDERS_EACH);
    }

    static String identifier(long number) {
        return String.format(Locale.ROOT, "customer-%05d@shop.example", number + 1);
    }

    /** One of those who were customers before. */
    String known(SplittableRandom random) {
        return identifier(random.nextInt(KNOWN));
    }

    /** Somebody, more often one of those who come often. */
    String regular(SplittableRandom random) {
        return identifier((long) (size * Math.pow(random.nextDouble(), SKEW)));
    }

    /** Somebody, all alike. */
    String any(SplittableRandom random) {
        return identifier(random.nextInt(size));
    }

    /** Somebody who was never there before. */
    String another() {
        newcomers++;
        return String.format(Locale.ROOT, "new-%06d@shop.example", newcomers);
    }

    /** To whom the code of that number belongs from the start. */
    String owner(long code) {
        return identifier(Math.floorMod(code * STRIDE, (long) size));
    }
}
