package io.vouchsafe.standalone.operating;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * While processes are replaced one by one, those of the old version go on with the schema of the new one: scripts only add (expand). What nobody uses
 * any more is taken away a release later (contract), by a script that says since which one it is unused.
 */
class MigrationScriptsTest {

    /** From before the rule, and before the first release. Nobody may alter a script once it has been applied. */
    private static final Set<String> FROM_BEFORE = Set.of("events/V3__personal_keys.sql");

    private static final Pattern SAYS_SO = Pattern.compile("(?m)^-- contract: unused since \\d+\\.\\d+\\.\\d+\\b");
    private static final Pattern CREATED = Pattern.compile("^create (?:unlogged )?table (?:if not exists )?([\\w.]+)");
    private static final Pattern ALTERED = Pattern.compile("^alter table (?:if exists )?(?:only )?([\\w.]+)");
    private static final Pattern TAKES_AWAY =
            Pattern.compile("^(?:drop (?:table|schema|view|materialized view|sequence|function|type)|truncate) .*");
    private static final Pattern BREAKS = Pattern.compile(
            ".* (?:drop (?:column )?(?!constraint|not null|default|identity|expression)\\w+|rename .*|(?:set data )?type .*|set not null.*)");
    private static final Pattern ADDED = Pattern.compile("add (?:column )?(?:if not exists )?\\w+ [^,]*");

    @Test
    void leaveWhatAnOldVersionUses() throws IOException {
        List<String> breaches = new ArrayList<>();
        Resource[] scripts = new PathMatchingResourcePatternResolver().getResources("classpath*:db/*/V*.sql");
        for (Resource script : scripts) {
            String path = script.getURL().getPath();
            String name = path.substring(path.lastIndexOf("/db/") + 4);
            if (!FROM_BEFORE.contains(name)) {
                breaches(script.getContentAsString(UTF_8)).forEach(breach -> breaches.add(name + ": " + breach));
            }
        }
        assertThat(scripts).hasSizeGreaterThanOrEqualTo(20);
        assertThat(breaches).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "drop table event;",
                "truncate event;",
                "alter table event drop column payload;",
                "alter table event drop payload;",
                "alter table event rename to happening;",
                "alter table event rename column payload to content;",
                "alter table event alter column payload type jsonb;",
                "alter table event alter column payload set data type jsonb;",
                "alter table event alter column payload set not null;",
                "alter table event add column origin text not null;",
                "alter table event add column a text, add column b bigint not null, add column c text;",
                "-- why not\nalter table event\n    add column origin text,\n    alter column payload\n  set not null;"
            })
    void areRefusedWhereAnOldVersionWouldFail(String script) {
        assertThat(breaches(script)).hasSize(1);
        assertThat(breaches("-- contract: unused since 1.4.0, by nobody\n" + script))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create table new (id bigint); alter table new alter column id set not null;",
                "alter table event add column origin text;",
                "alter table event add column origin text not null default 'here', add column type text;",
                "alter table event alter column payload drop not null;",
                "alter table event drop constraint event_once;",
                "-- drop table event;\ncreate index event_type on event (payload_type);"
            })
    void mayAddAndLoosen(String script) {
        assertThat(breaches(script)).isEmpty();
    }

    private static List<String> breaches(String script) {
        if (SAYS_SO.matcher(script).find()) {
            return List.of();
        }
        Set<String> created = new HashSet<>();
        List<String> breaches = new ArrayList<>();
        String bare = script.replaceAll("--[^\\n]*", "").replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
        for (String part : bare.split(";", -1)) {
            String statement = part.strip();
            Matcher creates = CREATED.matcher(statement);
            Matcher alters = ALTERED.matcher(statement);
            if (creates.find()) {
                created.add(creates.group(1));
            } else if (TAKES_AWAY.matcher(statement).matches()
                    || (alters.find()
                            && !created.contains(alters.group(1))
                            && breaks(statement.substring(alters.end())))) {
                breaches.add(statement);
            }
        }
        return breaches;
    }

    private static boolean breaks(String actions) {
        if (ADDED.matcher(actions)
                .results()
                .map(added -> added.group())
                .anyMatch(added -> added.contains(" not null") && !added.contains(" default "))) {
            return true;
        }
        String changed = ADDED.matcher(actions).replaceAll("");
        return BREAKS.matcher(changed).matches();
    }
}
