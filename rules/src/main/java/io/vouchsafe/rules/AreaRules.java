package io.vouchsafe.rules;

import io.vouchsafe.events.redemption.RuleFacts.Area;
import io.vouchsafe.events.type.Location;
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

    static Account location(Attempt attempt) {
        boolean sent = attempt.request().located();
        return areas(attempt).isEmpty()
                ? Account.none("The campaign is not limited to areas.")
                : Account.of(
                                "The campaign is limited to areas, so a location must be sent.",
                                sent ? "One was sent." : "None was sent.")
                        .with("location_sent", sent)
                        .about(accounts(attempt));
    }

    static Account areasAccount(Attempt attempt) {
        List<Area> areas = areas(attempt);
        Location location = attempt.request().location();
        if (areas.isEmpty() || !attempt.request().located()) {
            return Account.none(
                    areas.isEmpty()
                            ? "The campaign is not limited to areas."
                            : "No location was sent that could be looked at.");
        }
        long inside = areas.stream().filter(Area::inside).count();
        Account account = Account.of(
                        areas.size() == 1
                                ? "The location must lie in the campaign's area."
                                : "The location must lie in one of the campaign's " + areas.size() + " areas.",
                        inside == 0
                                ? "It lay outside."
                                : inside == 1 ? "It lay inside." : "It lay in " + inside + " of them.")
                .about(accounts(attempt));
        // Of a customer who is erased only what came of it is known.
        return location == null
                ? account
                : account.with("latitude", location.latitude()).with("longitude", location.longitude());
    }

    private static List<RuleAccount> accounts(Attempt attempt) {
        boolean sent = attempt.request().located();
        return areas(attempt).stream().map(area -> account(area, sent)).toList();
    }

    private static RuleAccount account(Area area, boolean sent) {
        return RuleAccount.of(
                        area,
                        area.inside(),
                        "In area " + area.areaId() + ", as of its revision " + area.areaRevision() + ".",
                        !sent
                                ? "No location was sent."
                                : area.inside() ? "The location lay in it." : "The location lay outside of it.")
                .with("area_id", area.areaId())
                .with("area_revision", area.areaRevision());
    }
}
