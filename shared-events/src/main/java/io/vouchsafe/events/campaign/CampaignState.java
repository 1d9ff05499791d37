package io.vouchsafe.events.campaign;

import io.vouchsafe.events.type.CampaignStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A campaign as its events left it: as decided so far, or as it was at some time.
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

    /**
     * The campaign after one more event of its stream.
     *
     * @param state {@code null} before the first
     */
    public static CampaignState evolve(@Nullable CampaignState state, CampaignEvent event) {
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
        return switch (event) {
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
