package io.vouchsafe.command.campaign;

import io.vouchsafe.command.stream.StreamKind;
import io.vouchsafe.command.stream.StreamRef;
import io.vouchsafe.events.DomainEvent;
import io.vouchsafe.events.campaign.CampaignActivated;
import io.vouchsafe.events.campaign.CampaignCreated;
import io.vouchsafe.events.campaign.CampaignDeactivated;
import io.vouchsafe.events.campaign.CampaignDeleted;
import io.vouchsafe.events.campaign.CampaignEvent;
import io.vouchsafe.events.campaign.CampaignRevised;
import io.vouchsafe.events.campaign.CampaignRuleRemoved;
import io.vouchsafe.events.campaign.CampaignRuleSet;
import io.vouchsafe.events.campaign.CampaignTerms;
import io.vouchsafe.events.type.CampaignStatus;
import io.vouchsafe.events.type.StreamIds;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A campaign as decided so far.
 *
 * <p>Invariants: never draft again once active; a main campaign stays one, and so does a discount campaign; nothing happens after deletion.
 */
public record CampaignState(
        long id,
        long projectId,
        CampaignTerms terms,
        CampaignStatus status,
        CampaignRules rules,
        Instant createdAt,
        Instant updatedAt,
        boolean deleted) {

    private static final StreamKind<CampaignState> KIND = new StreamKind<>(CampaignState::evolve, false);

    /** The stream of a campaign. */
    public static StreamRef<CampaignState> of(long campaignId) {
        return KIND.named(StreamIds.campaign(campaignId));
    }

    private static CampaignState evolve(@Nullable CampaignState state, DomainEvent event) {
        if (event instanceof CampaignCreated created) {
            return new CampaignState(
                    created.campaignId(),
                    created.projectId(),
                    created.terms(),
                    CampaignStatus.DRAFT,
                    CampaignRules.NONE,
                    created.at(),
                    created.at(),
                    false);
        }
        if (state == null) {
            throw new IllegalStateException("a campaign's stream begins with " + event);
        }
        return switch ((CampaignEvent) event) {
            case CampaignCreated created -> throw new IllegalStateException("created twice: " + created.campaignId());
            case CampaignRevised revised -> state.with(revised.terms(), state.status, state.rules, revised.at(), false);
            case CampaignActivated activated ->
                state.with(state.terms, CampaignStatus.ACTIVE, state.rules, activated.at(), false);
            case CampaignDeactivated deactivated ->
                state.with(state.terms, CampaignStatus.INACTIVE, state.rules, deactivated.at(), false);
            case CampaignRuleSet set -> state.with(state.rules.with(set));
            case CampaignRuleRemoved removed -> state.with(state.rules.without(removed));
            case CampaignDeleted deleted -> state.with(state.terms, state.status, state.rules, deleted.at(), true);
        };
    }

    private CampaignState with(
            CampaignTerms newTerms, CampaignStatus newStatus, CampaignRules newRules, Instant at, boolean nowDeleted) {
        return new CampaignState(id, projectId, newTerms, newStatus, newRules, createdAt, at, nowDeleted);
    }

    /** Rules have times of their own: the campaign itself was not updated. */
    private CampaignState with(CampaignRules newRules) {
        return with(terms, status, newRules, updatedAt, deleted);
    }
}
