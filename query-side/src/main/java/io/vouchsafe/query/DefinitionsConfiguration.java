package io.vouchsafe.query;

import io.vouchsafe.query.campaign.CampaignReads;
import io.vouchsafe.query.definition.AreaController;
import io.vouchsafe.query.definition.CategoryController;
import io.vouchsafe.query.definition.DefinitionReads;
import io.vouchsafe.query.definition.RuleController;
import io.vouchsafe.query.freshness.Freshness;
import io.vouchsafe.query.projection.ViewsDatabase;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** What a project defines for its redemptions, to read: areas, categories, and the rules of its campaigns. */
@Configuration(proxyBeanMethods = false)
class DefinitionsConfiguration {

    @Bean
    DefinitionReads definitionReads(ViewsDatabase viewsDatabase, JsonMapper apiJson) {
        return new DefinitionReads(viewsDatabase, apiJson);
    }

    @Bean
    AreaController areaController(DefinitionReads definitionReads, Freshness freshness) {
        return new AreaController(definitionReads, freshness);
    }

    @Bean
    CategoryController categoryController(DefinitionReads definitionReads, Freshness freshness) {
        return new CategoryController(definitionReads, freshness);
    }

    @Bean
    RuleController ruleController(CampaignReads campaignReads, DefinitionReads definitionReads, Freshness freshness) {
        return new RuleController(campaignReads, definitionReads, freshness);
    }
}
