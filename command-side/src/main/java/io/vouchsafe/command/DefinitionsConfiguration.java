package io.vouchsafe.command;

import io.vouchsafe.command.area.AreaCommands;
import io.vouchsafe.command.area.AreaController;
import io.vouchsafe.command.area.AreaDirectory;
import io.vouchsafe.command.campaign.rule.RuleCommands;
import io.vouchsafe.command.campaign.rule.RuleController;
import io.vouchsafe.command.campaign.rule.RuleDirectory;
import io.vouchsafe.command.category.CategoryCommands;
import io.vouchsafe.command.category.CategoryController;
import io.vouchsafe.command.category.CategoryDirectory;
import io.vouchsafe.command.dispatch.Dispatcher;
import io.vouchsafe.command.time.DecisionClock;
import io.vouchsafe.contract.caller.ProjectSettings;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What a project defines for its redemptions: areas, categories, and the rules of its campaigns. */
@Configuration(proxyBeanMethods = false)
class DefinitionsConfiguration {

    /** What decides the commands on definitions. */
    static List<Object> handlers(
            DataSource commands,
            CommandSideConfiguration.Memory memory,
            ProjectSettings projects,
            DecisionClock clock) {
        return List.of(
                new AreaCommands(new AreaDirectory(commands), memory.identities(), clock),
                new CategoryCommands(new CategoryDirectory(commands), memory.identities(), clock),
                new RuleCommands(new RuleDirectory(commands), memory.identities(), projects, clock));
    }

    @Bean
    AreaController areaCommandsOverHttp(Dispatcher dispatcher) {
        return new AreaController(dispatcher);
    }

    @Bean
    CategoryController categoryCommandsOverHttp(Dispatcher dispatcher) {
        return new CategoryController(dispatcher);
    }

    @Bean
    RuleController ruleCommandsOverHttp(
            Dispatcher dispatcher, CommandSideConfiguration.Memory memory, DataSource commandDataSource) {
        return new RuleController(dispatcher, memory.campaigns(), new RuleDirectory(commandDataSource));
    }
}
