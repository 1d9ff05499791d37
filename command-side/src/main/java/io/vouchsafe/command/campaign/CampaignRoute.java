package io.vouchsafe.command.campaign;

import org.jspecify.annotations.Nullable;

/**
 * Where a campaign's commands go.
 *
 * @param parentId its main campaign, or {@code null} if it is one
 */
public record CampaignRoute(
        long projectId, long campaignId, @Nullable Long parentId) {

    /** The campaign tree: the main campaign's number. Whoever decides on a campaign holds its tree's lock. */
    public long treeId() {
        Long parent = parentId;
        return parent == null ? campaignId : parent;
    }
}
