package io.vouchsafe.query.live;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
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
    LiveFeeds liveFeeds(
            ViewsDatabase viewsDatabase,
            ProjectSettings projects,
            Projections projections,
            Clock clock,
            MeterRegistry meters) {
        LiveReads reads = new LiveReads(viewsDatabase);
        LiveFeeds feeds = new LiveFeeds(project -> new ProjectWatch(
                project,
                reads,
                projects,
                () -> projections.names().stream().sorted().toList(),
                clock));
        Gauge.builder("vouchsafe.live.listeners", feeds, LiveFeeds::listeners)
                .description("Connections that listen to live figures")
                .register(meters);
        return feeds;
    }

    @Bean
    LiveController liveController(LiveFeeds liveFeeds, JsonMapper apiJson) {
        return new LiveController(liveFeeds, apiJson);
    }
}
