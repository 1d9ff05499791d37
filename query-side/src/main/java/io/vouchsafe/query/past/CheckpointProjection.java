package io.vouchsafe.query.past;

import io.vouchsafe.events.DomainEvent;
import io.vouchsafe.events.campaign.CampaignEvent;
import io.vouchsafe.query.projection.Projection;
import io.vouchsafe.query.projection.Recorded;
import io.vouchsafe.query.projection.ViewsDatabase;
import io.vouchsafe.store.event.EventJson;
import io.vouchsafe.store.event.StoredEvents;
import java.util.List;

/** {@code views.campaign_checkpoint}: each campaign after every so many of its events. Few campaigns ever have one. */
public final class CheckpointProjection implements Projection {

    /** Its name. */
    public static final String NAME = "campaign_checkpoints";

    private final ViewsDatabase views;
    private final CampaignPast past;

    private CheckpointProjection(ViewsDatabase views, CampaignPast past) {
        this.views = views;
        this.past = past;
    }

    /**
     * The projection that writes there, and reads its own checkpoints from there.
     *
     * @param eventJson the dialect of the stored events
     */
    public static CheckpointProjection on(ViewsDatabase views, EventJson eventJson) {
        return new CheckpointProjection(
                views, new CampaignPast(views, new StoredEvents(views.client(), eventJson), eventJson));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean follows(Class<?> eventClass) {
        return CampaignEvent.class.isAssignableFrom(eventClass);
    }

    @Override
    public void apply(List<DomainEvent> events) {
        throw new UnsupportedOperationException("a checkpoint needs to know the number of its event");
    }

    @Override
    public void applyRecorded(List<Recorded> recorded) {
        for (Recorded one : recorded) {
            if (one.sequence() % CampaignPast.EVERY == CampaignPast.EVERY - 1) {
                long campaignId = ((CampaignEvent) one.event()).campaignId();
                views.jdbc()
                        .update(
                                "insert into campaign_checkpoint (campaign_id, sequence_number, state) values (?, ?, ?)",
                                campaignId,
                                one.sequence(),
                                past.written(past.state(campaignId, one.sequence())));
            }
        }
    }

    @Override
    public List<String> tables() {
        return List.of("campaign_checkpoint");
    }
}
