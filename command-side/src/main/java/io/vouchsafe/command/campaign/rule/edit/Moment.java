package io.vouchsafe.command.campaign.rule.edit;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import org.jspecify.annotations.Nullable;

/**
 * A timestamp as it was sent.
 *
 * @param local to the millisecond
 * @param offset {@code null} if it means whatever the clocks of some time zone showed
 */
record Moment(LocalDateTime local, @Nullable ZoneOffset offset) {

    private static final DateTimeFormatter FORMAT = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .appendPattern("[XXX][XX][X]")
            .toFormatter()
            .withResolverStyle(ResolverStyle.STRICT);
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999Z");

    /** Reads a timestamp; {@code null} if it is none, as on the 29th of February of a year that has no such day. */
    static @Nullable Moment of(String text) {
        try {
            TemporalAccessor parsed = FORMAT.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
            LocalDateTime local = LocalDateTime.from(parsed).truncatedTo(ChronoUnit.MILLIS);
            return new Moment(local, parsed instanceof OffsetDateTime with ? with.getOffset() : null);
        } catch (DateTimeException none) {
            return null;
        }
    }

    /**
     * The instant that is meant; {@code null} if it is beyond the years 1 to 9999. A clock time that a zone skips in spring counts as if the clocks had
     * not been put forward; of one that it repeats in autumn, the first is meant.
     */
    @Nullable
    Instant in(ZoneId zone) {
        Instant instant = offset == null ? local.atZone(zone).toInstant() : local.toInstant(offset);
        return instant.isBefore(FIRST) || instant.isAfter(LAST) ? null : instant;
    }
}
