package io.vouchsafe.rules;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a check asks for, and what it saw. Says nothing about the outcome: that is for the {@link Rule} alone to say.
 *
 * @param applies whether there was anything to ask for
 * @param requires in English
 * @param seen in English; empty where nothing was asked for
 * @param data the same as numbers and texts, by name
 * @param rules of the campaign's own rules those that the check is about
 */
record Account(boolean applies, String requires, String seen, Map<String, Object> data, List<RuleAccount> rules) {

    Account {
        data = Collections.unmodifiableMap(new LinkedHashMap<>(data));
        rules = List.copyOf(rules);
    }

    static Account of(String requires, String seen) {
        return new Account(true, requires, seen, Map.of(), List.of());
    }

    /** There was nothing to ask for. */
    static Account none(String why) {
        return new Account(false, why, "", Map.of(), List.of());
    }

    /** With a value more, unless there is none. */
    Account with(String name, @Nullable Object value) {
        return new Account(applies, requires, seen, more(data, name, value), rules);
    }

    Account about(List<RuleAccount> accounts) {
        return new Account(applies, requires, seen, data, accounts);
    }

    static Map<String, Object> more(Map<String, Object> data, String name, @Nullable Object value) {
        Map<String, Object> more = new LinkedHashMap<>(data);
        if (value != null) {
            more.put(name, value);
        }
        return more;
    }
}
