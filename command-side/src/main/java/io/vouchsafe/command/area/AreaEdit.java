package io.vouchsafe.command.area;

import io.vouchsafe.command.edit.Change;
import io.vouchsafe.contract.input.JsonBody;
import io.vouchsafe.events.type.Refusal;
import io.vouchsafe.events.type.RefusalCode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a client wants an area to be: {@code name} and {@code area}, both required.
 *
 * @param outline an encoded polyline that is the outline of an area
 */
record AreaEdit(Change<String> name, Change<String> outline, List<Refusal> problems) {

    private static final int MAX_NAME = 255;
    /** A point takes at least two characters, so these are 10,000 points at most. */
    private static final int MAX_OUTLINE = 20_000;

    static AreaEdit of(JsonBody body) {
        String name = body.text("name", MAX_NAME);
        Change<String> named = Change.of(body, "name", name == null || name.isBlank() ? null : name.strip());
        return new AreaEdit(named, Change.of(body, "area", outline(body)), body.problems());
    }

    private static @Nullable String outline(JsonBody body) {
        String sent = body.text("area", MAX_OUTLINE);
        if (sent == null || sent.isBlank()) {
            return null;
        }
        if (Polygon.decode(sent) == null) {
            body.refuse(
                    Refusal.of(
                            "area",
                            RefusalCode.INVALID,
                            "must be an encoded polyline of at least three different points, whose outline does not cross itself"));
            return null;
        }
        return sent;
    }
}
