package io.vouchsafe.command.identity;

/** What is numbered, and how many numbers a process takes at a time. What a process does not use before it ends is lost. */
public enum IdKind {
    CAMPAIGN(1),
    ISSUE(10),
    VOUCHER(20),
    REDEMPTION(500),
    CUSTOMER(100),
    RULE(1),
    AREA(1),
    CATEGORY(1);

    private final int block;

    IdKind(int block) {
        this.block = block;
    }

    int block() {
        return block;
    }
}
