package io.vouchsafe.query.report;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.Comparator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a row of a report is about.
 *
 * @param key the label, or the campaign's id; {@code null} for campaigns without the label, and for everything
 * @param campaignId {@code null} unless it is about campaigns, like the name
 */
@JsonPropertyOrder({"key", "campaign_id", "name"})
record ReportGroup(
        @Nullable String key,
        @Nullable Long campaignId,
        @Nullable String name) {

    /** Everything, where nothing is set apart. */
    static final ReportGroup EVERYTHING = new ReportGroup(null, null, null);

    /** By what people read, and those without a label last. */
    static final Comparator<ReportGroup> BY_NAME = Comparator.comparing(
                    ReportGroup::shown, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(ReportGroup::campaignId, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(ReportGroup::key, Comparator.nullsLast(Comparator.naturalOrder()));

    private static @Nullable String shown(ReportGroup group) {
        String text = group.name == null ? group.key : group.name;
        return text == null ? null : text.toLowerCase(Locale.ROOT);
    }
}
