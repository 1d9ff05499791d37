package io.vouchsafe.command.customer;

import io.vouchsafe.command.stream.StreamKind;
import io.vouchsafe.command.stream.StreamRef;
import io.vouchsafe.events.DomainEvent;
import io.vouchsafe.events.customer.CustomerDeleted;
import io.vouchsafe.events.customer.CustomerErased;
import io.vouchsafe.events.customer.CustomerEvent;
import io.vouchsafe.events.customer.CustomerRedeemedElsewhere;
import io.vouchsafe.events.customer.CustomerRedemptionsReversed;
import io.vouchsafe.events.customer.CustomerRegistered;
import io.vouchsafe.events.customer.CustomerReturned;
import io.vouchsafe.events.type.StreamIds;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A customer (contract §3.7). An event at registration and at the first confirmed redemption in each campaign, two if that is reversed; so all
 * of them are read.
 *
 * @param isNew until the first confirmed redemption, unless whoever registered the customer said otherwise
 * @param registeredAsNew what was said at registration
 * @param campaigns in which confirmed redemptions count; {@link #UNKNOWN_CAMPAIGN} for one that was confirmed before campaigns were noted
 * @param deleted whether the number leads to nobody any more, because the customer was deleted or erased
 */
public record CustomerState(
        boolean isNew,
        boolean registeredAsNew,
        Set<Long> campaigns,
        boolean deleted,
        Instant createdAt,
        Instant updatedAt) {

    /** No campaign has this number. A customer who has it stays on record for ever, because nobody knows which redemption it stands for. */
    static final long UNKNOWN_CAMPAIGN = 0;

    private static final StreamKind<CustomerState> KIND = new StreamKind<>(CustomerState::evolve, false);

    public CustomerState {
        campaigns = Set.copyOf(campaigns);
    }

    /** The stream of a customer. */
    public static StreamRef<CustomerState> of(long customerNo) {
        return KIND.named(StreamIds.customer(customerNo));
    }

    /** Whether a confirmed redemption counts anywhere. */
    public boolean redeemed() {
        return !campaigns.isEmpty();
    }

    /** In which campaigns confirmed redemptions would count without those of one. */
    Set<Long> campaignsWithout(long campaignId) {
        Set<Long> left = new HashSet<>(campaigns);
        left.remove(campaignId);
        return left;
    }

    private static CustomerState evolve(@Nullable CustomerState state, DomainEvent event) {
        return switch ((CustomerEvent) event) {
            case CustomerRegistered registered ->
                new CustomerState(
                        registered.isNew(), registered.isNew(), Set.of(), false, registered.at(), registered.at());
            case CustomerReturned returned -> {
                Long campaignId = returned.campaignId();
                yield existing(state, returned)
                        .redeemedIn(campaignId == null ? UNKNOWN_CAMPAIGN : campaignId, returned.at());
            }
            case CustomerRedeemedElsewhere elsewhere -> {
                CustomerState before = existing(state, elsewhere);
                yield before.redeemedIn(elsewhere.campaignId(), before.updatedAt());
            }
            case CustomerRedemptionsReversed reversed ->
                existing(state, reversed).reversed(reversed);
            case CustomerDeleted deleted -> existing(state, deleted).gone(deleted.at());
            case CustomerErased erased -> existing(state, erased).gone(erased.at());
        };
    }

    private CustomerState redeemedIn(long campaignId, Instant at) {
        Set<Long> all = new HashSet<>(campaigns);
        all.add(campaignId);
        return new CustomerState(false, registeredAsNew, all, false, createdAt, at);
    }

    private CustomerState reversed(CustomerRedemptionsReversed event) {
        return new CustomerState(
                event.isNew(),
                registeredAsNew,
                campaignsWithout(event.campaignId()),
                false,
                createdAt,
                event.redeemed() ? updatedAt : event.at());
    }

    private CustomerState gone(Instant at) {
        return new CustomerState(false, registeredAsNew, Set.of(), true, createdAt, at);
    }

    private static CustomerState existing(@Nullable CustomerState state, CustomerEvent event) {
        if (state == null || state.deleted()) {
            throw new IllegalStateException("nobody is there for " + event);
        }
        return state;
    }
}
