package io.vouchsafe.query;

import io.vouchsafe.query.decision.DecisionController;
import io.vouchsafe.query.decision.DecisionReads;
import io.vouchsafe.query.decision.Explainer;
import io.vouchsafe.query.freshness.Freshness;
import io.vouchsafe.query.projection.ViewsDatabase;
import io.vouchsafe.store.event.EventJson;
import io.vouchsafe.store.event.StoredEvents;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** Why redemptions were accepted or declined. */
@Configuration(proxyBeanMethods = false)
class DecisionsConfiguration {

    @Bean
    DecisionController decisionController(
            ViewsDatabase viewsDatabase, EventJson eventJson, JsonMapper apiJson, Freshness freshness) {
        DecisionReads reads = new DecisionReads(viewsDatabase);
        Explainer explainer = new Explainer(reads, new StoredEvents(viewsDatabase.client(), eventJson));
        return new DecisionController(reads, explainer, apiJson, freshness);
    }
}
