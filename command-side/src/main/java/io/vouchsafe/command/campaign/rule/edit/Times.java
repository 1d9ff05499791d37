package io.vouchsafe.command.campaign.rule.edit;

import io.vouchsafe.command.edit.Change;
import io.vouchsafe.contract.input.JsonBody;
import io.vouchsafe.events.type.Refusal;
import io.vouchsafe.events.type.RefusalCode;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** How clock times, moments and time zones are read. Whatever has a fraction of a millisecond loses it, because no answer shows it. */
final class Times {

    private static final int MAX_LENGTH = 64;

    private Times() {}

    /** A clock time: {@code HH:MM}, {@code HH:MM:SS}, or a timestamp of which only the clock counts. Anything else is {@code invalid_time}. */
    static Change<LocalTime> clock(JsonBody body, String attribute) {
        JsonNode sent = body.sent(attribute);
        LocalTime clock = null;
        if (sent != null) {
            clock = sent.isString() ? clock(sent.asString()) : null;
            if (clock == null) {
                body.refuse(Refusal.of(
                        attribute, RefusalCode.INVALID_TIME, "must be a time such as 17:00, 17:00:00 or a timestamp"));
            }
        }
        return Change.of(body, attribute, clock);
    }

    private static @Nullable LocalTime clock(String text) {
        if (text.length() > MAX_LENGTH) {
            return null;
        }
        try {
            return LocalTime.parse(text, DateTimeFormatter.ISO_LOCAL_TIME).truncatedTo(ChronoUnit.MILLIS);
        } catch (DateTimeException noClock) {
            Moment moment = Moment.of(text);
            return moment == null ? null : moment.local().toLocalTime();
        }
    }

    /** A moment: a timestamp with an offset or without one. Anything else is {@code invalid_datetime}. */
    static Change<Moment> moment(JsonBody body, String attribute) {
        JsonNode sent = body.sent(attribute);
        Moment moment = null;
        if (sent != null) {
            moment = sent.isString() && sent.asString().length() <= MAX_LENGTH ? Moment.of(sent.asString()) : null;
            if (moment == null) {
                body.refuse(Refusal.of(
                        attribute,
                        RefusalCode.INVALID_DATETIME,
                        "must be a timestamp such as 2024-03-09T10:15:30Z, or one without an offset"));
            }
        }
        return Change.of(body, attribute, moment);
    }

    /** {@code time_zone}: a name of the time zone database. */
    static Change<String> zone(JsonBody body) {
        String zone = body.text("time_zone", MAX_LENGTH);
        if (zone != null && !ZoneId.getAvailableZoneIds().contains(zone)) {
            body.refuse(Refusal.of(
                    "time_zone",
                    RefusalCode.UNEXPECTED_VALUE,
                    "must be the name of a time zone such as Europe/London"));
            zone = null;
        }
        return Change.of(body, "time_zone", zone);
    }
}
