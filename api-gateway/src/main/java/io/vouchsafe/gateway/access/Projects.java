package io.vouchsafe.gateway.access;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.vouchsafe.contract.caller.ProjectSettings;
import io.vouchsafe.contract.resource.Currency;
import java.time.Duration;
import java.time.ZoneId;

/** What all of a project's campaigns share. Cached, because every decision asks; a change is seen within a minute. */
public final class Projects implements ProjectSettings {

    private static final Duration TRUSTED = Duration.ofMinutes(1);
    private static final int MAX_CACHED = 10_000;

    private final LoadingCache<Long, Settings> cache;

    private record Settings(Currency currency, ZoneId zone) {}

    Projects(AccessSchema schema) {
        this.cache = Caffeine.newBuilder()
                .maximumSize(MAX_CACHED)
                .expireAfterWrite(TRUSTED)
                .build(id -> read(schema, id));
    }

    @Override
    public Currency currency(long projectId) {
        return settings(projectId).currency();
    }

    @Override
    public ZoneId zone(long projectId) {
        return settings(projectId).zone();
    }

    private Settings settings(long projectId) {
        return cache.get(projectId);
    }

    /** A missing row is a bug: the id came from a credential, which refers to it. */
    private static Settings read(AccessSchema schema, long projectId) {
        return schema.jdbc()
                .sql("select currency, time_zone from access.project where id = ?")
                .param(projectId)
                .query((row, number) -> new Settings(
                        Currency.valueOf(row.getString("currency")), ZoneId.of(row.getString("time_zone"))))
                .single();
    }
}
