package io.vouchsafe.command.category;

import io.vouchsafe.command.edit.Change;
import io.vouchsafe.contract.input.JsonBody;
import io.vouchsafe.events.type.Refusal;
import java.util.List;

/** What a client wants a category to be: {@code name} and {@code tags}, both required. */
record CategoryEdit(Change<String> name, Change<List<String>> tags, List<Refusal> problems) {

    private static final int MAX_NAME = 255;

    static CategoryEdit of(JsonBody body) {
        String name = body.text("name", MAX_NAME);
        Change<String> named = Change.of(body, "name", name == null || name.isBlank() ? null : name.strip());
        return new CategoryEdit(named, Tags.read(body), body.problems());
    }
}
