package io.vouchsafe.query;

import io.vouchsafe.events.campaign.CampaignCreated;
import io.vouchsafe.events.campaign.CampaignTerms;
import io.vouchsafe.events.redemption.DecisionFacts;
import io.vouchsafe.events.redemption.DecisionFacts.CampaignFacts;
import io.vouchsafe.events.redemption.DecisionFacts.VoucherFacts;
import io.vouchsafe.events.redemption.RedemptionConfirmed;
import io.vouchsafe.events.redemption.RedemptionDeleted;
import io.vouchsafe.events.redemption.RedemptionRequest;
import io.vouchsafe.events.redemption.RedemptionValidated;
import io.vouchsafe.events.type.CampaignStatus;
import io.vouchsafe.events.type.Discount;
import io.vouchsafe.events.type.DiscountType;
import io.vouchsafe.events.type.StreamIds;
import io.vouchsafe.events.type.VoucherType;
import io.vouchsafe.events.voucher.VoucherRedeemed;
import io.vouchsafe.events.voucher.VoucherState;
import io.vouchsafe.events.voucher.VouchersIssued;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happened before, in few words: streams and events with the fields that no test is about filled in. */
final class Given {

    static final Instant NOON = Instant.parse("2026-03-09T12:00:00.123Z");

    private static final DecisionFacts FACTS = new DecisionFacts(
            new VoucherFacts(true, false, 0, false, false),
            new CampaignFacts(
                    1, 0, CampaignStatus.ACTIVE, VoucherType.UNIQUE, null, null, null, null, null, 0, 0, null),
            null,
            false,
            null);

    private Given() {}

    static CampaignTerms mainTerms(String name) {
        return terms(null, name, VoucherType.UNIQUE, null);
    }

    static CampaignTerms childTerms(long main, String name, VoucherType type) {
        return terms(main, name, type, new Discount(DiscountType.PERCENTAGE, 50_000));
    }

    private static CampaignTerms terms(
            @Nullable Long main, String name, VoucherType type, @Nullable Discount discount) {
        return new CampaignTerms(
                main, name, null, null, type, null, null, null, null, discount, null, null, null, null, null, null,
                null);
    }

    static CampaignCreated created(long project, long id, CampaignTerms terms) {
        return new CampaignCreated(id, project, terms, NOON);
    }

    /** A main campaign and one discount campaign under it, with one voucher for each code. */
    static void campaign(ReadSide readSide, long project, long id, VoucherType type, String... codes) {
        long main = id - 1;
        readSide.append(StreamIds.campaign(main), created(project, main, mainTerms("Main " + main)));
        readSide.append(StreamIds.campaign(id), created(project, id, childTerms(main, "Campaign " + id, type)));
        readSide.append(StreamIds.issue(id), issued(project, id, id * 100, List.of(codes)));
    }

    static VouchersIssued issued(long project, long campaign, long first, List<String> codes) {
        return new VouchersIssued(first, project, campaign, first, true, null, codes, null, NOON);
    }

    static RedemptionRequest request(String transactionId) {
        return new RedemptionRequest(transactionId, null, 8_000, null, null, List.of(), null);
    }

    static RedemptionValidated validated(long project, long campaign, long voucher, long id, RedemptionRequest asked) {
        return new RedemptionValidated(id, project, campaign, voucher, asked, 400, FACTS, NOON);
    }

    static RedemptionConfirmed confirmed(long project, long campaign, long voucher, long id, RedemptionRequest asked) {
        return new RedemptionConfirmed(
                id, project, campaign, voucher, asked, 400, false, NOON, FACTS, NOON.plusSeconds(60));
    }

    static RedemptionConfirmed redeemed(long project, long campaign, long voucher, long id, RedemptionRequest asked) {
        return new RedemptionConfirmed(id, project, campaign, voucher, asked, 400, true, NOON, FACTS, NOON);
    }

    static RedemptionDeleted deleted(long project, long campaign, long voucher, long id) {
        return new RedemptionDeleted(id, project, campaign, voucher, NOON.plusSeconds(30));
    }

    static VoucherRedeemed used(long project, long campaign, long voucher, VoucherState after, long times) {
        return new VoucherRedeemed(voucher, project, campaign, times, after, NOON.plusSeconds(60));
    }

    static DecisionFacts facts() {
        return FACTS;
    }
}
