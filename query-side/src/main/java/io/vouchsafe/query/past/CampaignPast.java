package io.vouchsafe.query.past;

import io.vouchsafe.events.campaign.CampaignEvent;
import io.vouchsafe.events.campaign.CampaignState;
import io.vouchsafe.events.type.StreamIds;
import io.vouchsafe.query.projection.ViewsDatabase;
import io.vouchsafe.store.event.EventJson;
import io.vouchsafe.store.event.PastMoment;
import io.vouchsafe.store.event.StoredEvent;
import io.vouchsafe.store.event.StoredEvents;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectMapper;

/**
 * Campaigns as they were. Their streams do not carry the whole state, so it is kept after every {@link #EVERY} events; from there at most as
 * many are read, however long the stream is.
 */
public final class CampaignPast {

    /** How many events of a campaign lie between two checkpoints. */
    static final int EVERY = 64;

    /** Named without a schema: a rebuild reads what it wrote itself. */
    private static final String CHECKPOINT = """
            select sequence_number, state from campaign_checkpoint
             where campaign_id = :campaign and sequence_number <= :sequence
             order by sequence_number desc limit 1""";

    private final ViewsDatabase views;
    private final StoredEvents events;
    private final ObjectMapper json;

    /**
     * @param eventJson the dialect of the stored events, in which states are kept too
     */
    public CampaignPast(ViewsDatabase views, StoredEvents events, EventJson eventJson) {
        this.views = views;
        this.events = events;
        this.json = eventJson.getObjectMapper();
    }

    /**
     * A campaign as it was.
     *
     * @param last the event that made it so
     */
    record Known(CampaignState state, StoredEvent last) {}

    private record Checkpoint(long sequence, String state) {}

    /** A campaign as it was at a moment; empty if there was none. */
    Optional<Known> at(long campaignId, PastMoment moment) {
        return events.last(StreamIds.campaign(campaignId), moment)
                .map(last -> new Known(state(campaignId, last.sequence()), last));
    }

    /** A campaign after so many of its events, which must have happened. */
    CampaignState state(long campaignId, long sequence) {
        Checkpoint checkpoint = views.client()
                .sql(CHECKPOINT)
                .param("campaign", campaignId)
                .param("sequence", sequence)
                .query((row, number) -> new Checkpoint(row.getLong("sequence_number"), row.getString("state")))
                .optional()
                .orElse(null);
        @Nullable
        CampaignState state = checkpoint == null ? null : json.readValue(checkpoint.state(), CampaignState.class);
        long after = checkpoint == null ? -1 : checkpoint.sequence();
        for (StoredEvent event : events.of(StreamIds.campaign(campaignId), after, sequence)) {
            state = CampaignState.evolve(state, (CampaignEvent) event.content());
        }
        if (state == null) {
            throw new IllegalStateException("campaign " + campaignId + " has no event " + sequence);
        }
        return state;
    }

    String written(CampaignState state) {
        return json.writeValueAsString(state);
    }
}
