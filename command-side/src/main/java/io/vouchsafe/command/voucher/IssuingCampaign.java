package io.vouchsafe.command.voucher;

import io.vouchsafe.command.campaign.CampaignRoute;
import io.vouchsafe.command.campaign.CampaignStream;
import io.vouchsafe.command.stream.Streams;
import io.vouchsafe.contract.error.ApiFailure;
import io.vouchsafe.events.campaign.CampaignState;
import io.vouchsafe.events.campaign.CampaignTerms;
import io.vouchsafe.events.type.Refusal;
import io.vouchsafe.events.type.RefusalCode;
import io.vouchsafe.events.type.VoucherType;
import java.util.List;
import java.util.Objects;

/** What a campaign must be for its vouchers to be issued and changed (contract §3.1, §5.2). */
public final class IssuingCampaign {

    private IssuingCampaign() {}

    /** The terms of a campaign that stands where its route says. */
    static CampaignTerms standing(CampaignRoute route, Streams streams) {
        CampaignState campaign = streams.state(CampaignStream.of(route.campaignId()));
        if (campaign == null || campaign.deleted()) {
            throw new ApiFailure.NotFound("Campaign");
        }
        if (!Objects.equals(campaign.terms().parentId(), route.parentId())) {
            // The lock that is held is that of a tree which the campaign has left.
            throw new ApiFailure.Unavailable("The campaign is just being moved; nothing was changed. Try again", 1);
        }
        return campaign.terms();
    }

    /**
     * The terms of a campaign that may have vouchers: of a discount campaign.
     *
     * @param message what is refused otherwise
     */
    public static CampaignTerms terms(CampaignRoute route, Streams streams, String message) {
        CampaignTerms terms = standing(route, streams);
        if (terms.isMain()) {
            throw notAllowed(message);
        }
        return terms;
    }

    /** The answer to vouchers for a main campaign. */
    public static ApiFailure notAllowed(String message) {
        return new ApiFailure.Invalid(
                message,
                List.of(Refusal.of(
                        "campaign",
                        RefusalCode.NOT_ALLOWED_TO_HAVE_VOUCHERS,
                        "A main campaign cannot have vouchers of its own")));
    }

    /** The terms of a campaign that may have batches: of unique codes. */
    static CampaignTerms termsForBatch(CampaignRoute route, Streams streams) {
        CampaignTerms terms = terms(route, streams, "Batch is invalid");
        if (terms.voucherType() == VoucherType.GENERIC) {
            throw new ApiFailure.Invalid(
                    "Batch is invalid",
                    List.of(Refusal.of(
                            "voucher_type",
                            RefusalCode.UNEXPECTED_VALUE,
                            "A campaign with generic codes cannot have batches",
                            "unique")));
        }
        return terms;
    }
}
