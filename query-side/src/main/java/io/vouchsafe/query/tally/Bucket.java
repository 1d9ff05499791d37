package io.vouchsafe.query.tally;

import java.time.Instant;

/**
 * Where figures are added up.
 *
 * @param campaignId {@link #WHOLE_PROJECT} for everything
 */
record Bucket(long projectId, long campaignId, Unit unit, Instant start) {

    /** Stands for all campaigns of a project together; no campaign has this number. */
    static final long WHOLE_PROJECT = 0;
}
