package io.vouchsafe.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.vouchsafe.events.customer.CustomerDeleted;
import io.vouchsafe.events.customer.CustomerRegistered;
import io.vouchsafe.events.redemption.RedemptionDeclined;
import io.vouchsafe.events.redemption.RedemptionRequest;
import io.vouchsafe.events.redemption.RedemptionStep;
import io.vouchsafe.events.type.Refusal;
import io.vouchsafe.events.type.RefusalCode;
import io.vouchsafe.events.type.StreamIds;
import io.vouchsafe.events.type.VoucherType;
import io.vouchsafe.query.ReadSide.Answer;
import io.vouchsafe.query.projection.Projections;
import io.vouchsafe.store.embedded.TestDatabase;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryUsage;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class DecisionsOverHttpTest {

    private static final int ROWS = Integer.getInteger("vouchsafe.test.export-rows", 20_000);
    private static final long MANY = 9;
    private static final long MEGABYTE = 1_048_576;

    private TestDatabase database;
    private ReadSide readSide;

    @BeforeEach
    void start() {
        database = TestDatabase.fresh();
        readSide = ReadSide.on(database);
    }

    @AfterEach
    void stop() {
        readSide.close();
        database.close();
    }

    private static RedemptionRequest request(String transactionId, long customerNo) {
        return new RedemptionRequest(transactionId, customerNo, 8_000, null, null, List.of(), null);
    }

    private static RedemptionDeclined declined(RedemptionStep step, long id, RedemptionRequest asked, Refusal refusal) {
        return new RedemptionDeclined(
                id, 1, 2, 200, step, asked, true, List.of(refusal), Given.facts(), Given.NOON.plusSeconds(90));
    }

    private List<JsonNode> list(String query) {
        Answer answer = readSide.own(1, "/decisions?" + query);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return Json.read(answer.body()).values().stream().toList();
    }

    private JsonNode explained(JsonNode decision) {
        return Json.read(
                readSide.own(1, "/decisions/" + decision.get("position").asLong())
                        .body());
    }

    @Test
    void aRefusedConfirmationIsExplainedByWhatTheStreamsOfItsRedemptionAndCustomerSay() {
        Given.campaign(readSide, 1, 2, VoucherType.UNIQUE, "CODE");
        readSide.person(5, 1, "jo");
        readSide.append(StreamIds.customer(5), new CustomerRegistered(5, 1, true, Given.NOON));
        RedemptionRequest first = request("FIRST", 5);
        RedemptionRequest second = request("SECOND", 5);
        readSide.append(
                StreamIds.redemption(1, "FIRST"),
                Given.validated(1, 2, 200, 31, first),
                Given.confirmed(1, 2, 200, 31, first));
        readSide.append(StreamIds.redemption(1, "SECOND"), Given.validated(1, 2, 200, 32, second));
        readSide.append(
                StreamIds.declined(90),
                declined(
                        RedemptionStep.CONFIRM,
                        31,
                        first,
                        Refusal.of("confirmed", RefusalCode.ALREADY_CONFIRMED, "The redemption is confirmed already")));
        readSide.append(StreamIds.customer(5), new CustomerDeleted(5, 1, Given.NOON.plusSeconds(80)));
        readSide.append(
                StreamIds.declined(91),
                declined(
                        RedemptionStep.CONFIRM,
                        32,
                        second,
                        Refusal.of("customer", RefusalCode.INVALID, "The customer has been deleted")));

        List<JsonNode> all = list("");
        assertThat(all.stream()
                        .map(one -> one.get("step").asString() + " "
                                + one.get("outcome").asString() + " "
                                + one.get("redemption_id").asString()))
                .containsExactly(
                        "validate accepted 31",
                        "confirm accepted 31",
                        "validate accepted 32",
                        "confirm declined 31",
                        "confirm declined 32");
        JsonNode again = explained(all.get(3));
        assertThat(again.get("verdicts").values()).hasSize(1);
        assertThat(again.get("verdicts").get(0).get("seen").asString()).isEqualTo("It had been confirmed before.");
        assertThat(again.get("decided_again").get("same").asBoolean()).isTrue();
        JsonNode gone = explained(all.get(4));
        assertThat(gone.get("verdicts").get(1).get("check").asString()).isEqualTo("customer_on_record");
        assertThat(gone.get("verdicts").get(1).get("verdict").asString()).isEqualTo("refused");
        assertThat(gone.get("discount").get("amount").decimalValue()).isEqualByComparingTo("4.00");
        assertThat(gone.get("decided_again").get("same").asBoolean()).isTrue();
        assertThat(list("customer_identifier=jo&outcome=declined")).hasSize(2);
    }

    @Test
    void aDecisionThatTheRulesWouldNotMakeAgainIsShownAsSuch() {
        Given.campaign(readSide, 1, 2, VoucherType.UNIQUE, "CODE");
        readSide.append(
                StreamIds.declined(90),
                declined(
                        RedemptionStep.REDEEM,
                        90,
                        Given.request("ODD"),
                        Refusal.of("voucher", RefusalCode.EXPIRED, "The voucher has expired")));

        JsonNode explanation = explained(list("").getFirst());

        assertThat(explanation.get("decided_again").get("same").asBoolean()).isFalse();
        assertThat(explanation.get("decided_again").get("outcome").asString()).isEqualTo("accepted");
        assertThat(explanation.get("decision").get("outcome").asString()).isEqualTo("declined");
    }

    @Test
    void anExportIsAFileThatNoSpreadsheetRunsAndHasTheDecisionsOfTheList() {
        Given.campaign(readSide, 1, 2, VoucherType.UNIQUE, "CODE");
        readSide.person(5, 1, "=cmd|' /C calc'!A0");
        readSide.append(StreamIds.customer(5), new CustomerRegistered(5, 1, true, Given.NOON));
        readSide.append(StreamIds.redemption(1, "@SUM(1,2)"), Given.validated(1, 2, 200, 31, request("@SUM(1,2)", 5)));

        Answer csv = readSide.own(1, "/decisions/export");
        assertThat(csv.header("Content-Type")).isEqualTo("text/csv;charset=UTF-8");
        assertThat(csv.header("Content-Disposition")).isEqualTo("attachment; filename=\"decisions.csv\"");
        assertThat(csv.body().lines())
                .hasSize(2)
                .last()
                .asString()
                .contains(
                        ",accepted,validate,,Validated: 4.00 off 80.00.,2,200,CODE,31,\"'@SUM(1,2)\",'=cmd|' /C calc'!A0,80.00,4.00,key:1,");
        assertThat("["
                        + readSide.own(1, "/decisions/export?format=ndjson")
                                .body()
                                .strip() + "]")
                .isEqualTo(readSide.own(1, "/decisions").body());
    }

    /** So many events and their rows, by SQL; the projections stand still and believe that they have seen them. */
    private void declineOften() {
        assertThat(readSide.own(1, "/decisions").status()).isEqualTo(200);
        readSide.append(
                StreamIds.declined(90),
                declined(
                        RedemptionStep.REDEEM,
                        90,
                        Given.request("ODD"),
                        Refusal.of("voucher", RefusalCode.EXPIRED, "The voucher has expired")));
        assertThat(list("")).hasSize(1);
        Projections projections = readSide.bean(Projections.class);
        projections.names().forEach(projections::stop);
        readSide.sql().sql("""
                insert into events.event (aggregate_identifier, sequence_number, payload_type, payload_revision, payload, meta_data, time_stamp)
                select 'declined:' || 1000 + i, 0, payload_type, payload_revision, payload, meta_data, time_stamp
                  from events.event cross join generate_series(1, :rows) as i
                 where payload_type = 'redemption-declined'""").param("rows", ROWS).update();
        readSide.sql().sql("""
                insert into views.decision (position, project_id, at, step, campaign_id, voucher_id, redemption_id, transaction_id, codes)
                select global_index, :project, time_stamp, 'redeem', 2, 200, 90, 'ODD', array['expired']
                  from events.event where aggregate_identifier like 'declined:%' and aggregate_identifier <> 'declined:90'""").param("project", MANY).update();
        readSide.sql()
                .sql("update views.projection set position = (select max(global_index) from events.event)")
                .update();
        readSide.sql().sql("analyze").update();
    }

    private static long held() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .map(MemoryPoolMXBean::getCollectionUsage)
                .filter(Objects::nonNull)
                .mapToLong(MemoryUsage::getUsed)
                .sum();
    }

    @Test
    void anExportHoldsNoMoreInMemoryHoweverLongItIs() throws IOException, InterruptedException {
        declineOften();
        System.gc();
        long atFirst = held();
        long most = 0;
        long lines = 0;
        try (HttpClient client = HttpClient.newHttpClient();
                BufferedReader reader = new BufferedReader(new InputStreamReader(
                        client.send(
                                        HttpRequest.newBuilder(URI.create(readSide.ownAddress(
                                                        "/decisions/export?format=ndjson&code=expired")))
                                                .header(ReadSideApplication.PROJECT, Long.toString(MANY))
                                                .build(),
                                        HttpResponse.BodyHandlers.ofInputStream())
                                .body(),
                        StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (++lines % (ROWS / 5) == 0) {
                    System.gc();
                    most = Math.max(most, held());
                }
            }
        }
        System.out.printf(
                "exported %d decisions; held before %d MiB, at most %d MiB while it ran%n",
                lines, atFirst / MEGABYTE, most / MEGABYTE);

        assertThat(lines).isEqualTo(ROWS);
        assertThat(most - atFirst).isLessThan(32 * MEGABYTE);
    }
}
