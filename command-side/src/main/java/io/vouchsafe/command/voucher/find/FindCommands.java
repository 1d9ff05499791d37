package io.vouchsafe.command.voucher.find;

import io.vouchsafe.command.campaign.CampaignRoute;
import io.vouchsafe.command.campaign.CampaignStream;
import io.vouchsafe.command.customer.CustomerKey;
import io.vouchsafe.command.customer.Customers;
import io.vouchsafe.command.stream.Decision;
import io.vouchsafe.command.stream.StreamRef;
import io.vouchsafe.command.stream.Streams;
import io.vouchsafe.command.time.DecisionClock;
import io.vouchsafe.command.voucher.FreeVouchers;
import io.vouchsafe.command.voucher.VoucherCard;
import io.vouchsafe.command.voucher.VoucherStanding;
import io.vouchsafe.command.voucher.Vouchers;
import io.vouchsafe.contract.error.ApiFailure;
import io.vouchsafe.events.campaign.CampaignState;
import io.vouchsafe.events.type.CampaignStatus;
import io.vouchsafe.events.type.VoucherType;
import io.vouchsafe.events.voucher.VoucherState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;

/**
 * Picks free vouchers under the lock of their campaign's tree, so that no two callers are handed the same unique one, in whichever process they are
 * served.
 */
public final class FindCommands {

    /** How many listed vouchers are looked at, round by round: mostly the first is free, and where nearly all are used it must not take for ever. */
    private static final int[] ROUNDS = {1, 15, 250, 1000};

    private final FreeVouchers free;
    private final VoucherStanding standing;
    private final RandomGenerator random;
    private final DecisionClock clock;

    public FindCommands(FreeVouchers free, VoucherStanding standing, RandomGenerator random, DecisionClock clock) {
        this.free = free;
        this.standing = standing;
        this.random = random;
        this.clock = clock;
    }

    @CommandHandler
    Search find(FindVoucher command, Streams streams, Customers customers, MetaData by) {
        CampaignRoute route = command.campaign();
        CampaignState campaign = open(route, streams);
        if (campaign == null) {
            return new Search.Nothing();
        }
        boolean unique = campaign.terms().voucherType() == VoucherType.UNIQUE;
        for (int count : ROUNDS) {
            List<VoucherCard> picked = free.pick(route, random.nextDouble(), count);
            if (picked.isEmpty()) {
                return new Search.Nothing();
            }
            streams.prefetch(picked.stream()
                    .<StreamRef<?>>map(card -> Vouchers.of(card.id()))
                    .toList());
            List<Long> struckOff = new ArrayList<>();
            VoucherCard found = null;
            for (VoucherCard card : picked) {
                if (isFree(Vouchers.state(card, streams), unique)) {
                    found = card;
                    break;
                }
                struckOff.add(card.id());
            }
            if (!struckOff.isEmpty()) {
                streams.wroteRows();
                free.strikeOff(route.campaignId(), struckOff);
            }
            if (found != null) {
                return handOut(new Handing(command, found, campaign), streams, customers, by);
            }
        }
        return new Search.Unfinished();
    }

    /** The campaign, if it hands out vouchers now; judged as a redemption would judge it. */
    private static @Nullable CampaignState open(CampaignRoute route, Streams streams) {
        CampaignState campaign = streams.state(CampaignStream.of(route.campaignId()));
        if (campaign == null || campaign.deleted() || campaign.status() != CampaignStatus.ACTIVE) {
            return null;
        }
        Long mainId = campaign.terms().parentId();
        if (!Objects.equals(mainId, route.parentId())) {
            throw new ApiFailure.Unavailable("The campaign is just being moved; nothing was changed. Try again", 1);
        }
        CampaignState main = mainId == null ? null : streams.state(CampaignStream.of(mainId));
        return main == null || main.status() == CampaignStatus.INACTIVE ? null : campaign;
    }

    private static boolean isFree(VoucherState voucher, boolean unique) {
        boolean used = unique && voucher.uses() > 0;
        return voucher.active() && !voucher.expired() && !voucher.deleted() && voucher.customerNo() == null && !used;
    }

    /** What is handed out to whom. */
    private record Handing(FindVoucher command, VoucherCard card, CampaignState campaign) {}

    private Search handOut(Handing handing, Streams streams, Customers customers, MetaData by) {
        VoucherCard card = handing.card();
        boolean unique = handing.campaign().terms().voucherType() == VoucherType.UNIQUE;
        CustomerKey customer = handing.command().customer();
        if (customer != null) {
            Instant now = clock.now(streams);
            long customerNo = customers.register(customer, streams, now, by);
            if (unique) {
                standing.assign(List.of(card), customerNo, new Decision(streams, now, by));
            }
        }
        VoucherState state = Vouchers.state(card, streams);
        Instant changedAt = streams.lastAt(Vouchers.of(card.id()));
        return new Search.Found(
                card,
                state,
                unique,
                handing.campaign().terms().name(),
                changedAt.isAfter(card.createdAt()) ? changedAt : card.createdAt());
    }
}
