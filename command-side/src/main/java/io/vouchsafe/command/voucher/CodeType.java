package io.vouchsafe.command.voucher;

/** What the random part of a generated code is made of (contract §3.5): nothing that is easily mistaken for something else. */
enum CodeType {
    DIGITS("0123456789"),
    LETTERS("ABCDEFGHJKLMNPQRSTUVWXYZ"),
    MIXED("ABCDEFGHJKLMNPQRSTUVWXYZ2346789");

    private final String alphabet;

    CodeType(String alphabet) {
        this.alphabet = alphabet;
    }

    String alphabet() {
        return alphabet;
    }

    /** The least length of a random part that leaves at least ten times as many codes as are wanted. */
    int leastLength(int size) {
        long wanted = 10L * size;
        int length = 0;
        for (long codes = 1; codes < wanted; codes *= alphabet.length()) {
            length++;
        }
        return length;
    }
}
