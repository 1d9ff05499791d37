package io.vouchsafe.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.vouchsafe.events.budget.LedgerCharged;
import io.vouchsafe.events.budget.LedgerReversed;
import io.vouchsafe.events.budget.LedgerState;
import io.vouchsafe.events.campaign.CampaignCreated;
import io.vouchsafe.events.campaign.CampaignEvent;
import io.vouchsafe.events.campaign.CampaignRevised;
import io.vouchsafe.events.customer.CustomerRedemptionsReversed;
import io.vouchsafe.events.customer.CustomerRegistered;
import io.vouchsafe.events.redemption.RedemptionConfirmed;
import io.vouchsafe.events.redemption.RedemptionReversed;
import io.vouchsafe.events.type.StreamIds;
import io.vouchsafe.events.usage.UsageCounted;
import io.vouchsafe.events.usage.UsageEvent;
import io.vouchsafe.events.usage.UsageReversed;
import io.vouchsafe.events.voucher.VoucherEvent;
import io.vouchsafe.events.voucher.VoucherRedeemed;
import io.vouchsafe.events.voucher.VoucherRestored;
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
        books.customersAgree();
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

    /** What was confirmed of a campaign and not reversed, in minor units. */
    public long spent(long campaignId) {
        return confirmed().stream()
                        .filter(redemption -> redemption.campaignId() == campaignId)
                        .mapToLong(RedemptionConfirmed::grantedMinor)
                        .sum()
                - all(RedemptionReversed.class).stream()
                        .filter(redemption -> redemption.campaignId() == campaignId)
                        .mapToLong(RedemptionReversed::grantedMinor)
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
        for (RedemptionReversed reversed : all(RedemptionReversed.class)) {
            assertThat(ids.remove(reversed.redemptionId()))
                    .as("%s was confirmed, and not reversed before", reversed)
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
                case RedemptionReversed redemption -> {
                    reverse(reckoned, redemption.campaignId(), redemption);
                    Long parent = redemption.mainCampaignId();
                    if (parent != null) {
                        reverse(reckoned, parent, redemption);
                    }
                }
                case LedgerReversed reversed -> {
                    LedgerState before = kept.getOrDefault(reversed.campaignId(), LedgerState.EMPTY);
                    assertThat(reversed.state().redemptions()).isEqualTo(before.redemptions() - 1);
                    assertThat(reversed.state().spentMinor()).isEqualTo(before.spentMinor() - reversed.amountMinor());
                    kept.put(reversed.campaignId(), reversed.state());
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

    private static void reverse(Map<Long, LedgerState> ledgers, long campaignId, RedemptionReversed redemption) {
        ledgers.computeIfPresent(
                campaignId,
                (_, ledger) -> ledger.reversed(
                        redemption.grantedMinor(), redemption.confirmedAt(), ZoneId.of(redemption.timeZone())));
    }

    private void vouchersAgree() {
        Map<Long, Long> reckoned = new HashMap<>();
        confirmed().forEach(redemption -> reckoned.merge(redemption.voucherId(), 1L, Long::sum));
        all(RedemptionReversed.class).forEach(reversed -> reckoned.merge(reversed.voucherId(), -1L, Long::sum));
        Map<Long, Long> kept = new HashMap<>();
        for (Stored stored : events) {
            if (stored.event() instanceof VoucherRedeemed || stored.event() instanceof VoucherRestored) {
                VoucherEvent.OfOne used = (VoucherEvent.OfOne) stored.event();
                kept.put(used.voucherId(), used.state().uses());
            }
        }
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
        for (RedemptionReversed redemption : all(RedemptionReversed.class)) {
            Long customerNo = redemption.customerNo();
            if (customerNo != null) {
                reckoned.merge(StreamIds.usage(redemption.campaignId(), customerNo), -1L, Long::sum);
            }
        }
        Map<String, Long> kept = new HashMap<>();
        for (UsageEvent usage : all(UsageEvent.class)) {
            switch (usage) {
                case UsageCounted counted -> {
                    String stream = StreamIds.usage(counted.campaignId(), counted.customerNo());
                    assertThat(counted.total()).isEqualTo(kept.getOrDefault(stream, 0L) + counted.times());
                    kept.put(stream, counted.total());
                }
                case UsageReversed reversed -> {
                    String stream = StreamIds.usage(reversed.campaignId(), reversed.customerNo());
                    assertThat(reversed.total()).isEqualTo(kept.getOrDefault(stream, 0L) - 1);
                    kept.put(stream, reversed.total());
                }
            }
        }
        assertThat(kept).isEqualTo(reckoned);
    }

    /** Each customer's stream says in how many campaigns redemptions of theirs count, and whether they are new for want of any. */
    private void customersAgree() {
        Map<Long, Set<Long>> reckoned = new HashMap<>();
        Map<Long, Boolean> fresh = new HashMap<>();
        for (Stored stored : events) {
            switch (stored.event()) {
                case CustomerRegistered registered -> fresh.put(registered.customerNo(), registered.isNew());
                case CustomerRedemptionsReversed reversed -> {
                    Set<Long> left = reckoned.getOrDefault(reversed.customerNo(), Set.of());
                    assertThat(left).doesNotContain(reversed.campaignId());
                    assertThat(reversed.redeemed()).isEqualTo(!left.isEmpty());
                    assertThat(reversed.isNew())
                            .isEqualTo(left.isEmpty() && fresh.getOrDefault(reversed.customerNo(), false));
                }
                case UsageEvent usage -> {
                    long campaignId = usage instanceof UsageCounted counted
                            ? counted.campaignId()
                            : ((UsageReversed) usage).campaignId();
                    long customerNo = usage instanceof UsageCounted counted
                            ? counted.customerNo()
                            : ((UsageReversed) usage).customerNo();
                    Set<Long> campaigns = reckoned.computeIfAbsent(customerNo, _ -> new HashSet<>());
                    if (usage.total() > 0) {
                        campaigns.add(campaignId);
                    } else {
                        campaigns.remove(campaignId);
                    }
                }
                default -> {}
            }
        }
    }
}
