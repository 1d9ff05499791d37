package io.vouchsafe.command.redemption;

import io.vouchsafe.command.budget.Ledger;
import io.vouchsafe.command.campaign.CampaignRoute;
import io.vouchsafe.command.campaign.CampaignStream;
import io.vouchsafe.command.stream.Streams;
import io.vouchsafe.command.voucher.VoucherCard;
import io.vouchsafe.command.voucher.Vouchers;
import io.vouchsafe.events.budget.LedgerState;
import io.vouchsafe.events.campaign.CampaignState;
import io.vouchsafe.events.campaign.CampaignTerms;
import io.vouchsafe.events.redemption.DecisionFacts;
import io.vouchsafe.events.redemption.DecisionFacts.CampaignFacts;
import io.vouchsafe.events.redemption.DecisionFacts.VoucherFacts;
import io.vouchsafe.events.redemption.RuleFacts;
import io.vouchsafe.events.type.CodeKey;
import io.vouchsafe.events.voucher.VoucherState;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Everything around a step as the transaction sees it: the voucher, its campaign and its main campaign. */
record Scene(
        VoucherCard card,
        VoucherState voucher,
        CampaignState campaign,
        @Nullable CampaignState main) {

    /** The scene of a step; {@code null} if the directory's word on the code no longer fits the streams. */
    static @Nullable Scene of(RedemptionCommand command, Streams streams) {
        VoucherCard card = command.voucher();
        CampaignRoute route = card.campaign();
        VoucherState voucher = Vouchers.state(card, streams);
        CampaignState campaign = streams.state(CampaignStream.of(route.campaignId()));
        boolean fits = campaign != null
                && !campaign.deleted()
                && Objects.equals(campaign.terms().parentId(), route.parentId())
                && !voucher.deleted()
                && CodeKey.of(voucher.code()).equals(CodeKey.of(command.presentedCode()));
        if (!fits || campaign == null) {
            return null;
        }
        Long mainId = route.parentId();
        return new Scene(card, voucher, campaign, mainId == null ? null : streams.state(CampaignStream.of(mainId)));
    }

    /** What a decision looks at. */
    DecisionFacts facts(Evidence evidence, boolean transactionIdTaken) {
        Evidence.Step step = evidence.step();
        Long assignee = voucher.customerNo();
        CampaignFacts own = facts(campaign, evidence.of(campaign), evidence.streams());
        CampaignFacts above = main == null ? null : facts(main, evidence.ofMain(main), evidence.streams());
        boolean ruled = own.rules() != null || (above != null && above.rules() != null);
        return new DecisionFacts(
                new VoucherFacts(
                        voucher.active(),
                        voucher.expired(),
                        voucher.uses(),
                        assignee != null,
                        assignee != null && assignee.equals(step.request().customerNo())),
                own,
                above,
                transactionIdTaken,
                ruled ? step.zone().getId() : null);
    }

    private static CampaignFacts facts(CampaignState campaign, @Nullable List<RuleFacts> rules, Streams streams) {
        CampaignTerms terms = campaign.terms();
        LedgerState ledger = Ledger.balance(streams, campaign.id());
        return new CampaignFacts(
                campaign.id(),
                streams.revision(CampaignStream.of(campaign.id())),
                campaign.status(),
                terms.voucherType(),
                terms.discount(),
                terms.minimumValueMinor(),
                terms.maximumValueMinor(),
                terms.maxRedemptions(),
                terms.maxTotalBudgetMinor(),
                ledger.redemptions(),
                ledger.spentMinor(),
                rules);
    }
}
