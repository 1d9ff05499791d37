package io.vouchsafe.query;

import io.vouchsafe.contract.caller.CredentialNames;
import io.vouchsafe.contract.caller.ProjectSettings;
import io.vouchsafe.query.freshness.Freshness;
import io.vouchsafe.query.history.Historian;
import io.vouchsafe.query.history.HistoryController;
import io.vouchsafe.query.history.HistoryReads;
import io.vouchsafe.query.past.CampaignPast;
import io.vouchsafe.query.past.PastController;
import io.vouchsafe.query.past.PastReads;
import io.vouchsafe.query.projection.ViewsDatabase;
import io.vouchsafe.store.event.EventJson;
import io.vouchsafe.store.event.StoredEvents;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** What happened and how it stood, for auditors. Needs the {@link CredentialNames}. */
@Configuration(proxyBeanMethods = false)
class HistoryConfiguration {

    @Bean
    StoredEvents storedEvents(ViewsDatabase viewsDatabase, EventJson eventJson) {
        return new StoredEvents(viewsDatabase.client(), eventJson);
    }

    @Bean
    HistoryReads historyReads(ViewsDatabase viewsDatabase, CredentialNames credentialNames) {
        return new HistoryReads(viewsDatabase, credentialNames);
    }

    @Bean
    HistoryController historyController(
            HistoryReads historyReads,
            ViewsDatabase viewsDatabase,
            StoredEvents storedEvents,
            EventJson eventJson,
            CredentialNames credentialNames,
            JsonMapper apiJson,
            Freshness freshness) {
        Historian historian = new Historian(historyReads, viewsDatabase, storedEvents, eventJson, credentialNames);
        return new HistoryController(historyReads, historian, apiJson, freshness);
    }

    @Bean
    CampaignPast campaignPast(ViewsDatabase viewsDatabase, StoredEvents storedEvents, EventJson eventJson) {
        return new CampaignPast(viewsDatabase, storedEvents, eventJson);
    }

    @Bean
    PastController pastController(
            PastReads pastReads,
            StoredEvents storedEvents,
            ProjectSettings projects,
            Freshness freshness,
            Clock clock) {
        return new PastController(pastReads, storedEvents, projects, freshness, clock);
    }

    @Bean
    PastReads pastReads(
            ViewsDatabase viewsDatabase,
            StoredEvents storedEvents,
            CampaignPast campaignPast,
            HistoryReads historyReads) {
        return new PastReads(viewsDatabase, storedEvents, campaignPast, historyReads);
    }
}
