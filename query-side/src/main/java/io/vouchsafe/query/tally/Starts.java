package io.vouchsafe.query.tally;

import io.vouchsafe.contract.caller.ProjectSettings;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;

/**
 * When the hour, the day and the month of an event began by its project's calendar. A project is given its time zone when it is founded and keeps it, which makes this follow from the
 * events as much as anything. Not safe for use by several threads.
 */
final class Starts {

    /** The calendar changes at no other times: this is the finest step of any zone's offset today. */
    private static final int STEP_SECONDS = 900;

    private final ProjectSettings projects;
    private final Map<Long, ZoneId> zones = new HashMap<>();
    private final Map<Step, Instant[]> known = new HashMap<>();

    private record Step(long projectId, long number) {}

    Starts(ProjectSettings projects) {
        this.projects = projects;
    }

    Instant of(long projectId, Instant at, Unit unit) {
        Step step = new Step(projectId, Math.floorDiv(at.getEpochSecond(), STEP_SECONDS));
        return known.computeIfAbsent(step, unknown -> starts(projectId, at))[unit.number()];
    }

    private Instant[] starts(long projectId, Instant at) {
        ZoneId zone = zones.computeIfAbsent(projectId, projects::zone);
        Instant[] starts = new Instant[Unit.values().length];
        for (Unit unit : Unit.values()) {
            starts[unit.number()] = unit.startOf(at, zone);
        }
        return starts;
    }
}
