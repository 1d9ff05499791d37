package io.vouchsafe.standalone.race;

import static org.assertj.core.api.Assertions.assertThat;

import io.vouchsafe.standalone.RunningApplication;
import io.vouchsafe.standalone.api.Api;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * What was redeemed under a campaign.
 *
 * @param redemptions how many are confirmed
 * @param spentMinor what they were granted, in minor units
 */
record Books(long redemptions, long spentMinor) {

    private static final String FIELD = "(payload::json -> 'state' ->> '%s')::bigint";
    private static final String LEDGER = "select coalesce((select " + FIELD
            + " from events.event where aggregate_identifier = ? order by sequence_number desc limit 1), 0)";

    /** What the campaign's ledger says. */
    static Books ledger(RunningApplication application, long campaignId) {
        String stream = "ledger:" + campaignId;
        return new Books(
                application.number(LEDGER.formatted("redemptions"), stream),
                application.number(LEDGER.formatted("spentMinor"), stream));
    }

    /** What the confirmed redemptions of a discount campaign, one event each, come to. */
    static Books events(RunningApplication application, long campaignId) {
        String from = " from events.event where payload_type = 'redemption-confirmed'"
                + " and (payload::json ->> 'campaignId')::bigint = ?";
        return new Books(
                application.number("select count(*)" + from, campaignId),
                application.number(
                        "select coalesce(sum((payload::json ->> 'grantedMinor')::bigint), 0)" + from, campaignId));
    }

    /** What the rows of the view come to. */
    static Books view(RunningApplication application, long campaignId) {
        String from = " from views.redemption where confirmed_at is not null and campaign_id = ?";
        return new Books(
                application.number("select count(*)" + from, campaignId),
                application.number("select coalesce(sum(granted_minor), 0)" + from, campaignId));
    }

    /** What a client adds up that reads the list page by page. */
    static Books list(Api api, long campaignId) {
        List<JsonNode> confirmed = new ArrayList<>();
        List<JsonNode> page;
        int number = 1;
        do {
            page = api.get("/campaigns/" + campaignId + "/redemptions?per_page=1000&page=" + number++)
                    .list();
            page.stream().filter(row -> row.get("confirmed").asBoolean()).forEach(confirmed::add);
        } while (page.size() == 1000);
        BigDecimal spent = confirmed.stream()
                .map(row -> row.get("granted_discount").decimalValue())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return new Books(confirmed.size(), spent.movePointRight(2).longValueExact());
    }

    /** Asserts that ledger, events, view and list of a discount campaign all say the same, and returns it. */
    static Books agreed(RunningApplication application, Api api, long campaignId) {
        Books list = list(api, campaignId);
        assertThat(ledger(application, campaignId)).as("ledger").isEqualTo(list);
        assertThat(events(application, campaignId)).as("events").isEqualTo(list);
        assertThat(view(application, campaignId)).as("view").isEqualTo(list);
        return list;
    }
}
