package io.vouchsafe.command.campaign;

import io.vouchsafe.command.stream.StreamKind;
import io.vouchsafe.command.stream.StreamRef;
import io.vouchsafe.events.campaign.CampaignEvent;
import io.vouchsafe.events.campaign.CampaignState;
import io.vouchsafe.events.type.StreamIds;

/** Where campaigns are decided: one stream each, of which all events are read. */
public final class CampaignStream {

    private static final StreamKind<CampaignState> KIND =
            new StreamKind<>((state, event) -> CampaignState.evolve(state, (CampaignEvent) event), false);

    private CampaignStream() {}

    /** The stream of a campaign. */
    public static StreamRef<CampaignState> of(long campaignId) {
        return KIND.named(StreamIds.campaign(campaignId));
    }
}
