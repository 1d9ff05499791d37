package io.vouchsafe.events.type;

/**
 * The names of the streams that events are stored in. They are for ever and hold no personal data. Ids are unique across projects, so only
 * a stream that is named by something a client chose carries the project.
 */
public final class StreamIds {

    private StreamIds() {}

    /** A campaign's definition and status. */
    public static String campaign(long campaignId) {
        return "campaign:" + campaignId;
    }

    /** What a campaign has spent. */
    public static String ledger(long campaignId) {
        return "ledger:" + campaignId;
    }

    /** One issue of vouchers: a single code, a batch or an import, in chunks. */
    public static String issue(long issueId) {
        return "issue:" + issueId;
    }

    /** What happened to one voucher after it was issued. */
    public static String voucher(long voucherId) {
        return "voucher:" + voucherId;
    }

    /** The life of the redemptions under one transaction id, of which at most one exists at any time. */
    public static String redemption(long projectId, String transactionId) {
        return "redemption:" + projectId + ":" + transactionId;
    }

    /** One declined attempt. Never read by a decision, so that being refused often slows nobody down. */
    public static String declined(long attemptId) {
        return "declined:" + attemptId;
    }

    /** A customer, by number. */
    public static String customer(long customerNo) {
        return "customer:" + customerNo;
    }

    /** How often a customer redeemed in a campaign. */
    public static String usage(long campaignId, long customerNo) {
        return "usage:" + campaignId + ":" + customerNo;
    }

    /** An area, by number. */
    public static String area(long areaId) {
        return "area:" + areaId;
    }

    /** A category, by number. */
    public static String category(long categoryId) {
        return "category:" + categoryId;
    }
}
