package io.vouchsafe.standalone.demo;

import java.util.SplittableRandom;

/** The single-use codes of one offer: those that are used stand first, and others, for other ends, have numbers far from them. */
final class Stock {

    static final int WITHDRAWN = 25;
    static final int BLOCKED = 3;
    static final int DELETED = 2;
    static final int GIVEN = 40;

    private static final long WITHDRAWN_FROM = 10_000_000;
    private static final long BLOCKED_FROM = 20_000_000;
    private static final long DELETED_FROM = 20_001_000;
    private static final long GIVEN_FROM = 30_000_000;

    private final CodeBook book;
    private long taken;

    Stock(CodeBook book) {
        this.book = book;
    }

    CodeBook book() {
        return book;
    }

    long takeNext() {
        return taken++;
    }

    long taken() {
        return taken;
    }

    /** One that somebody has had before. */
    String used(SplittableRandom random) {
        return book.code(random.nextLong(taken));
    }

    String withdrawn(int number) {
        return book.code(WITHDRAWN_FROM + number);
    }

    String blocked(int number) {
        return book.code(BLOCKED_FROM + number);
    }

    String deleted(int number) {
        return book.code(DELETED_FROM + number);
    }

    String given(int number) {
        return book.code(GIVEN_FROM + number);
    }
}
