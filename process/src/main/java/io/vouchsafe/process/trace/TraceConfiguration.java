package io.vouchsafe.process.trace;

import io.micrometer.common.KeyValues;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.OpenTelemetryTracingAutoConfiguration;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.SpanExporters;
import org.springframework.context.annotation.Bean;
import org.springframework.http.client.observation.ClientRequestObservationContext;
import org.springframework.http.client.observation.ClientRequestObservationConvention;
import org.springframework.http.client.observation.DefaultClientRequestObservationConvention;
import org.springframework.http.server.observation.DefaultServerRequestObservationConvention;
import org.springframework.http.server.observation.ServerRequestObservationContext;
import org.springframework.http.server.observation.ServerRequestObservationConvention;

/** What a request tells of itself, and what is passed on of it. */
@AutoConfiguration(before = OpenTelemetryTracingAutoConfiguration.class)
public class TraceConfiguration {

    @Bean
    SpanExporters silentExporters(ObjectProvider<SpanExporter> exporters) {
        return SpanExporters.of(
                exporters.orderedStream().map(SilentExporter::new).toList());
    }

    /** Spring's own, without the path: that holds vouchers' codes and customers' identifiers. Its template stays. */
    @Bean
    ServerRequestObservationConvention requestsWithoutTheirPath() {
        return new DefaultServerRequestObservationConvention() {
            @Override
            public KeyValues getHighCardinalityKeyValues(ServerRequestObservationContext context) {
                return KeyValues.empty();
            }
        };
    }

    /** Of what goes from one process to another: as above. */
    @Bean
    ClientRequestObservationConvention callsWithoutTheirPath() {
        return new DefaultClientRequestObservationConvention() {
            @Override
            public KeyValues getHighCardinalityKeyValues(ClientRequestObservationContext context) {
                return KeyValues.empty();
            }
        };
    }
}
