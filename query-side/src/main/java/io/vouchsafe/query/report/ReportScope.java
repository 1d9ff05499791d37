package io.vouchsafe.query.report;

import io.vouchsafe.query.tally.ReportProjection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Whose figures a report adds up, and into which groups.
 *
 * @param groups in the order in which they are shown
 * @param campaigns whose figures are wanted
 * @param groupOf for each of them, the number of its group
 */
record ReportScope(long projectId, List<ReportGroup> groups, List<Long> campaigns, List<Integer> groupOf) {

    /** All of a project in one group: its figures are kept, and need not be added up. */
    static ReportScope wholeProject(long projectId) {
        return new ReportScope(
                projectId, List.of(ReportGroup.EVERYTHING), List.of(ReportProjection.WHOLE_PROJECT), List.of(0));
    }

    /**
     * Some campaigns of a project.
     *
     * @param known all campaigns of the project by their numbers
     */
    static ReportScope of(
            long projectId, Grouping grouping, List<ReportCampaign> wanted, Map<Long, ReportCampaign> known) {
        Map<ReportGroup, List<Long>> members = new TreeMap<>(ReportGroup.BY_NAME);
        if (grouping == Grouping.NONE) {
            members.put(ReportGroup.EVERYTHING, new ArrayList<>());
        }
        for (ReportCampaign campaign : wanted) {
            members.computeIfAbsent(group(grouping, campaign, known), group -> new ArrayList<>())
                    .add(campaign.id());
        }
        List<Long> campaigns = new ArrayList<>();
        List<Integer> groupOf = new ArrayList<>();
        List<ReportGroup> groups = List.copyOf(members.keySet());
        for (int i = 0; i < groups.size(); i++) {
            for (Long campaign : Objects.requireNonNull(members.get(groups.get(i)))) {
                campaigns.add(campaign);
                groupOf.add(i);
            }
        }
        return new ReportScope(projectId, groups, campaigns, groupOf);
    }

    private static ReportGroup group(Grouping grouping, ReportCampaign campaign, Map<Long, ReportCampaign> known) {
        return switch (grouping) {
            case NONE -> ReportGroup.EVERYTHING;
            case CAMPAIGN -> campaign(campaign.id(), known);
            case MAIN_CAMPAIGN -> campaign(Objects.requireNonNull(campaign.parentId()), known);
            case TEAM -> label(campaign.team());
            case CHANNEL -> label(campaign.channel());
            case MEDIUM -> label(campaign.medium());
            case PURPOSE -> label(campaign.purpose());
        };
    }

    private static ReportGroup campaign(long id, Map<Long, ReportCampaign> known) {
        ReportCampaign campaign = known.get(id);
        return new ReportGroup(Long.toString(id), id, campaign == null ? null : campaign.name());
    }

    private static ReportGroup label(@Nullable String label) {
        return new ReportGroup(label, null, null);
    }

    /** Whether each group is a single row of what is kept. */
    boolean isSingle() {
        return campaigns.size() == groups.size();
    }

    /** The same campaigns, all in one group. */
    ReportScope together() {
        return new ReportScope(
                projectId, List.of(ReportGroup.EVERYTHING), campaigns, Collections.nCopies(campaigns.size(), 0));
    }
}
