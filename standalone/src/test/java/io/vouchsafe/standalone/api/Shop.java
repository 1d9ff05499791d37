package io.vouchsafe.standalone.api;

import static io.vouchsafe.standalone.api.Json.object;

import java.util.concurrent.atomic.AtomicLong;

/** What a shop does all day: campaigns, vouchers and redemptions of one project, with everything valid that a test does not speak of. */
public record Shop(Api api) {

    private static final AtomicLong NAMES = new AtomicLong();

    /** A text that no other call has given. */
    public static String unique(String start) {
        return start + "-" + NAMES.incrementAndGet();
    }

    /** Creates a main campaign with these further attributes, and answers its id. */
    public long mainCampaign(Object... attributes) {
        return api.post("/campaigns", object("name", unique("Season")).with(attributes))
                .id();
    }

    /** A discount campaign that is valid: 5 % for unique codes. */
    public Json discountCampaign(long mainId) {
        return object(
                "parent_id",
                mainId,
                "campaign_type",
                "discount",
                "name",
                unique("Autumn"),
                "discount_type",
                "percentage",
                "discount_value",
                5);
    }

    /** Creates an active discount campaign of 5 % under a main campaign, with these further attributes, and answers its id. */
    public long campaign(long mainId, Object... attributes) {
        return api.post(
                        "/campaigns",
                        discountCampaign(mainId).with("status", "active").with(attributes))
                .id();
    }

    /** Creates an active discount campaign of 5 % under a main campaign of its own. */
    public long campaign() {
        return campaign(mainCampaign());
    }

    /** Creates an active discount campaign whose codes may be used again and again, with these further attributes. */
    public long genericCampaign(Object... attributes) {
        return api.post(
                        "/campaigns",
                        discountCampaign(mainCampaign())
                                .with("status", "active", "voucher_type", "generic")
                                .with(attributes))
                .id();
    }

    /** Creates an active voucher and answers its code. */
    public String voucher(long campaignId, Object... attributes) {
        return api.post(
                        "/campaigns/" + campaignId + "/vouchers",
                        object("code", unique("CODE"), "active", true).with(attributes))
                .ok()
                .get("code")
                .asString();
    }

    /** Asks for a redemption with these further attributes. */
    public Answer validate(String code, String transactionId, Object cost, Object... attributes) {
        return api.post(
                "/vouchers/" + Api.encoded(code) + "/redemptions",
                object("transaction_id", transactionId, "total_transaction_cost", cost)
                        .with(attributes));
    }

    /** Asks for a redemption that is confirmed at once. */
    public Answer redeem(String code, String transactionId, Object cost) {
        return validate(code, transactionId, cost, "confirmed", true);
    }

    /** Confirms. */
    public Answer confirm(String code, String transactionId) {
        return api.patch(redemption(code, transactionId), object());
    }

    /** Looks a redemption up. */
    public Answer find(String code, String transactionId) {
        return api.get(redemption(code, transactionId));
    }

    /** Deletes a redemption. */
    public Answer delete(String code, String transactionId) {
        return api.delete(redemption(code, transactionId));
    }

    private static String redemption(String code, String transactionId) {
        return "/vouchers/" + Api.encoded(code) + "/redemptions?transaction_id=" + Api.encoded(transactionId);
    }
}
