package io.vouchsafe.standalone.demo;

/** Single-use codes that look drawn and are counted: a bijection, so that no two are the same and none must be remembered. */
final class CodeBook {

    private static final String ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ2346789";
    private static final int LENGTH = 6;
    private static final long SPACE = power();
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private final String prefix;
    private final long factor;
    private final long shift;

    /** The codes of one campaign; another seed makes others. */
    CodeBook(String prefix, long seed) {
        this.prefix = prefix;
        long mixed = (seed ^ prefix.hashCode()) * GOLDEN;
        // A factor that shares no divisor with the space, which is a power of the alphabet's prime length.
        this.factor = (mixed >>> 33) / ALPHABET.length() * ALPHABET.length() + 7;
        this.shift = Math.floorMod(mixed ^ (mixed >>> 29), SPACE);
    }

    /** The code of that number. */
    String code(long number) {
        long left = Math.floorMod(number % SPACE * (factor % SPACE) % SPACE + shift, SPACE);
        StringBuilder code = new StringBuilder(prefix).append('-');
        for (int i = 0; i < LENGTH; i++) {
            code.append(ALPHABET.charAt((int) (left % ALPHABET.length())));
            left /= ALPHABET.length();
        }
        return code.toString();
    }

    private static long power() {
        long power = 1;
        for (int i = 0; i < LENGTH; i++) {
            power *= ALPHABET.length();
        }
        return power;
    }
}
