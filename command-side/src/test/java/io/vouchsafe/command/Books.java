package io.vouchsafe.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.vouchsafe.events.budget.LedgerCharged;
import io.vouchsafe.events.budget.LedgerState;
import io.vouchsafe.events.campaign.CampaignCreated;
import io.vouchsafe.events.campaign.CampaignEvent;
import io.vouchsafe.events.campaign.CampaignRevised;
import io.vouchsafe.events.redemption.RedemptionConfirmed;
import io.vouchsafe.events.type.StreamIds;
import io.vouchsafe.events.usage.UsageCounted;
import io.vouchsafe.events.voucher.VoucherRedeemed;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** The audit after every race: what was confirmed, and that everything else agrees with it. */
public final class Books {

    private final List<Stored> events;
    private final LongFunction<ZoneId> zones;

    private Books(List<Stored> events, LongFunction<ZoneId> zones) {
        this.events = events;
        this.zones = zones;
    }

    /**
     * Reads all events and checks that streams are whole, that nothing was confirmed twice, that all counters agree, and that no limit was
     * passed at any moment.
     */
    public static Books audited(CommandSide side) {
        assertThat(side.streamsWithHoles()).isEmpty();
        Books books = new Books(side.eventsAfter(0), side::zone);
        books.confirmedOnce();
        books.ledgersAgree();
        books.vouchersAgree();
        books.usagesAgree();
        LimitsReplay limits = new LimitsReplay(side::zone);
        books.events.forEach(limits::next);
        return books;
    }

    private <E> List<E> all(Class<E> kind) {
        return events.stream()
                .map(Stored::event)
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    /** What was confirmed. */
    public List<RedemptionConfirmed> confirmed() {
        return all(RedemptionConfirmed.class);
    }

    /** What was confirmed of a campaign, in minor units. */
    public long spent(long campaignId) {
        return confirmed().stream()
                .filter(redemption -> redemption.campaignId() == campaignId)
                .mapToLong(RedemptionConfirmed::grantedMinor)
                .sum();
    }

    private void confirmedOnce() {
        Set<Long> ids = new HashSet<>();
        Set<String> transactions = new HashSet<>();
        for (RedemptionConfirmed redemption : confirmed()) {
            assertThat(ids.add(redemption.redemptionId())).isTrue();
            assertThat(transactions.add(
                            redemption.projectId() + ":" + redemption.request().transactionId()))
                    .as("transaction %s is confirmed once", redemption.request().transactionId())
                    .isTrue();
        }
    }

    /** Each ledger is what its campaign's confirmations, or those of its children, add up to. */
    private void ledgersAgree() {
        Map<Long, LedgerState> reckoned = new HashMap<>();
        Map<Long, LedgerState> kept = new HashMap<>();
        Map<Long, Long> parents = new HashMap<>();
        for (Stored stored : events) {
            switch (stored.event()) {
                case CampaignCreated created ->
                    parent(parents, created, created.terms().parentId());
                case CampaignRevised revised ->
                    parent(parents, revised, revised.terms().parentId());
                case RedemptionConfirmed redemption -> {
                    charge(reckoned, redemption.campaignId(), redemption);
                    Long parent = parents.get(redemption.campaignId());
                    if (parent != null) {
                        charge(reckoned, parent, redemption);
                    }
                }
                case LedgerCharged charged -> {
                    LedgerState before = kept.getOrDefault(charged.campaignId(), LedgerState.EMPTY);
                    assertThat(charged.state().redemptions()).isEqualTo(before.redemptions() + charged.redemptions());
                    assertThat(charged.state().spentMinor()).isEqualTo(before.spentMinor() + charged.amountMinor());
                    kept.put(charged.campaignId(), charged.state());
                }
                default -> {}
            }
        }
        assertThat(kept).isEqualTo(reckoned);
    }

    private static void parent(Map<Long, Long> parents, CampaignEvent event, @Nullable Long parentId) {
        if (parentId != null) {
            parents.put(event.campaignId(), parentId);
        }
    }

    private void charge(Map<Long, LedgerState> ledgers, long campaignId, RedemptionConfirmed redemption) {
        ledgers.put(
                campaignId,
                ledgers.getOrDefault(campaignId, LedgerState.EMPTY)
                        .charged(redemption.grantedMinor(), redemption.at(), zones.apply(redemption.projectId())));
    }

    private void vouchersAgree() {
        Map<Long, Long> reckoned = new HashMap<>();
        confirmed().forEach(redemption -> reckoned.merge(redemption.voucherId(), 1L, Long::sum));
        Map<Long, Long> kept = new HashMap<>();
        all(VoucherRedeemed.class)
                .forEach(redeemed ->
                        kept.put(redeemed.voucherId(), redeemed.state().uses()));
        assertThat(kept).isEqualTo(reckoned);
    }

    /** Each customer's use of each campaign is the number of that customer's confirmed redemptions there, at every count on the way. */
    private void usagesAgree() {
        Map<String, Long> reckoned = new HashMap<>();
        for (RedemptionConfirmed redemption : confirmed()) {
            Long customerNo = redemption.request().customerNo();
            if (customerNo != null) {
                reckoned.merge(StreamIds.usage(redemption.campaignId(), customerNo), 1L, Long::sum);
            }
        }
        Map<String, Long> kept = new HashMap<>();
        for (UsageCounted counted : all(UsageCounted.class)) {
            String stream = StreamIds.usage(counted.campaignId(), counted.customerNo());
            assertThat(counted.total()).isEqualTo(kept.getOrDefault(stream, 0L) + counted.times());
            kept.put(stream, counted.total());
        }
        assertThat(kept).isEqualTo(reckoned);
    }
}
