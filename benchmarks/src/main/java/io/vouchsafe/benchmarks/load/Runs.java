package io.vouchsafe.benchmarks.load;

import java.security.SecureRandom;

/** Names of runs: what makes the identifiers of one run differ from those of every other. */
public final class Runs {

    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";

    private final SecureRandom random = new SecureRandom();

    /** A new name of 8 letters. */
    public String next() {
        return random.ints(8, 0, LETTERS.length())
                .collect(StringBuilder::new, (text, i) -> text.append(LETTERS.charAt(i)), StringBuilder::append)
                .toString();
    }
}
