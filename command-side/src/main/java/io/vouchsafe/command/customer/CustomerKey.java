package io.vouchsafe.command.customer;

/** A customer as clients name one: by an identifier that is unique in a project. */
public record CustomerKey(long projectId, String identifier) {

    /**
     * The lock that orders erasures and redemptions: who decides on a redemption shares it, who erases a customer has it alone. So nothing of a
     * customer who has been erased is written afterwards, neither events nor kept answers. Comes after all other locks but those of kept
     * answers and of appending, and is held alone for the end of an erasure only.
     */
    public static final long ERASURE = Long.MAX_VALUE;

    private static final int STRIPES = 256;

    /**
     * The lock that orders what is done to a customer as such: registered on request, deleted, given a voucher. Whoever assigns a voucher
     * holds it, so that nobody is deleted meanwhile; a redemption does not, because it appends to the customer's stream. Some customers
     * share a lock, which keeps it known before their number is, and few enough to be held together. Comes before all trees: whoever
     * deletes a customer learns only under it which trees to lock.
     */
    public long lock() {
        return Long.MIN_VALUE + Math.floorMod(Long.hashCode(projectId) * 31 + identifier.hashCode(), STRIPES);
    }
}
