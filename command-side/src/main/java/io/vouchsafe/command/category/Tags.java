package io.vouchsafe.command.category;

import io.vouchsafe.command.edit.Change;
import io.vouchsafe.contract.input.JsonBody;
import io.vouchsafe.events.type.Refusal;
import io.vouchsafe.events.type.RefusalCode;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tags of a category, and those that a rule picks from them (contract §5.4, §5.7). */
public final class Tags {

    private static final String ATTRIBUTE = "tags";
    private static final int MAX_COUNT = 1_000;
    private static final int MAX_LENGTH = 255;

    private Tags() {}

    /** Reads {@code tags}: a list of texts, none of them blank, each once. An empty list counts as a missing one. */
    public static Change<List<String>> read(JsonBody body) {
        List<String> tags = tags(body);
        return Change.of(body, ATTRIBUTE, tags == null || tags.isEmpty() ? null : tags);
    }

    private static @Nullable List<String> tags(JsonBody body) {
        List<String> sent = body.texts(ATTRIBUTE, MAX_COUNT, MAX_LENGTH);
        if (sent == null) {
            return null;
        }
        List<String> tags = sent.stream().map(String::strip).toList();
        if (tags.contains("")) {
            body.refuse(Refusal.of(ATTRIBUTE, RefusalCode.INVALID, "must not be blank"));
            return null;
        }
        if (new HashSet<>(tags).size() < tags.size()) {
            body.refuse(Refusal.of(ATTRIBUTE, RefusalCode.MUST_BE_UNIQUE, "must not name a tag twice"));
            return null;
        }
        return tags;
    }
}
