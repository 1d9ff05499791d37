package io.vouchsafe.query.live;

import io.vouchsafe.contract.caller.ProjectSettings;
import io.vouchsafe.query.projection.Projections;
import io.vouchsafe.query.projection.ViewsDatabase;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** Live figures and their endpoint. */
@Configuration(proxyBeanMethods = false)
public class LiveConfiguration {

    @Bean
    LiveFeeds liveFeeds(ViewsDatabase viewsDatabase, ProjectSettings projects, Projections projections, Clock clock) {
        LiveReads reads = new LiveReads(viewsDatabase);
        return new LiveFeeds(project -> new ProjectWatch(
                project,
                reads,
                projects,
                () -> projections.names().stream().sorted().toList(),
                clock));
    }

    @Bean
    LiveController liveController(LiveFeeds liveFeeds, JsonMapper apiJson) {
        return new LiveController(liveFeeds, apiJson);
    }
}
