package io.vouchsafe.rules;

import io.vouchsafe.events.redemption.RuleFacts.Area;
import io.vouchsafe.events.type.Refusal;
import io.vouchsafe.events.type.RefusalCode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a redemption may happen: in any one of the areas, boundaries included (contract §2.4, §4.3, §5.6). */
final class AreaRules {

    private AreaRules() {}

    static @Nullable Refusal locationSent(Attempt attempt) {
        return !attempt.request().located() && !areas(attempt).isEmpty()
                ? Refusal.of(
                        "location",
                        RefusalCode.REQUIRED,
                        "The campaign is limited to certain areas, so a location is required")
                : null;
    }

    static @Nullable Refusal insideAnArea(Attempt attempt) {
        List<Area> areas = areas(attempt);
        return !attempt.request().located() || areas.isEmpty() || areas.stream().anyMatch(Area::inside)
                ? null
                : Refusal.of(
                        "location",
                        RefusalCode.OUTSIDE_OF_PERMITTED_AREAS,
                        "The location is in none of the campaign's areas");
    }

    private static List<Area> areas(Attempt attempt) {
        return attempt.facts().campaign().rules(Area.class);
    }
}
