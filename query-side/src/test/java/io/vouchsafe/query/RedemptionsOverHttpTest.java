package io.vouchsafe.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.vouchsafe.events.campaign.CampaignDeleted;
import io.vouchsafe.events.redemption.RedemptionDeclined;
import io.vouchsafe.events.redemption.RedemptionRequest;
import io.vouchsafe.events.redemption.RedemptionStep;
import io.vouchsafe.events.type.CategoryTag;
import io.vouchsafe.events.type.Location;
import io.vouchsafe.events.type.Refusal;
import io.vouchsafe.events.type.RefusalCode;
import io.vouchsafe.events.type.StreamIds;
import io.vouchsafe.events.type.VoucherType;
import io.vouchsafe.events.voucher.VoucherDeleted;
import io.vouchsafe.events.voucher.VoucherState;
import io.vouchsafe.query.ReadSide.Answer;
import io.vouchsafe.query.ReadSide.Entry;
import io.vouchsafe.store.embedded.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RedemptionsOverHttpTest {

    private static TestDatabase database;
    private static ReadSide readSide;

    @BeforeAll
    static void start() {
        database = TestDatabase.fresh();
        readSide = ReadSide.on(database);
    }

    @AfterAll
    static void stop() {
        readSide.close();
        database.close();
    }

    @Test
    void showsEveryFieldOfAValidatedRedemption() {
        Given.campaign(readSide, 1, 12, VoucherType.UNIQUE, "VOU-S4H9LX");
        readSide.person(901, 1, "cust-77");
        RedemptionRequest asked = new RedemptionRequest(
                "ORDER-5512",
                901L,
                8_000,
                "till 3",
                new Location(52.52, 13.4),
                List.of(new CategoryTag("channel", "app \"x\""), new CategoryTag("size", "ü")),
                Given.NOON.plusSeconds(600));
        readSide.append(StreamIds.redemption(1, "ORDER-5512"), Given.validated(1, 12, 1200, 71, asked));

        Answer answer = readSide.get(1, "/vouchers/vou-s4h9lx/redemptions?transaction_id=ORDER-5512");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(Json.read(answer.body())).isEqualTo(Json.read("""
                                {"type":"Redemption","id":71,"transaction_id":"ORDER-5512",
                                "total_transaction_cost":80.00,"granted_discount":4.00,
                                "customer":{"identifier":"cust-77"},"customer_identifier":"cust-77",
                                "user_agent":"till 3","location":{"latitude":52.52,"longitude":13.4},
                                "categories":[{"name":"channel","tag":"app \\"x\\""},{"name":"size","tag":"ü"}],
                                "confirmed":false,"validated_at":"2026-03-09T12:00:00.123Z","confirmed_at":null,
                                "expires_at":"2026-03-09T12:10:00.123Z","created_at":"2026-03-09T12:00:00.123Z",
                                "updated_at":"2026-03-09T12:00:00.123Z",
                                "voucher":{"type":"Voucher","id":1200,"campaign_id":12,"code":"VOU-S4H9LX",
                                "campaign":{"type":"Campaign","id":12,"name":"Campaign 12"}}}"""));
    }

    @Test
    void showsWhenARedemptionWasConfirmed() {
        Given.campaign(readSide, 2, 22, VoucherType.UNIQUE, "C");
        RedemptionRequest asked = Given.request("T");
        readSide.append(StreamIds.redemption(2, "T"), Given.validated(2, 22, 2200, 201, asked));
        readSide.append(StreamIds.redemption(2, "T"), Given.confirmed(2, 22, 2200, 201, asked));

        var redemption = Json.read(
                readSide.get(2, "/vouchers/C/redemptions?transaction_id=T").body());
        assertThat(redemption.get("confirmed").asBoolean()).isTrue();
        assertThat(redemption.get("validated_at").asString()).isEqualTo("2026-03-09T12:00:00.123Z");
        assertThat(redemption.get("confirmed_at").asString()).isEqualTo("2026-03-09T12:01:00.123Z");
        assertThat(redemption.get("updated_at").asString()).isEqualTo("2026-03-09T12:01:00.123Z");
        assertThat(redemption.get("customer").isNull()).isTrue();
        assertThat(totals(22)).isEqualTo("1/1/400");
    }

    @Test
    void takesTheTransactionIdFromTheQueryOrElseFromTheBody() {
        Given.campaign(readSide, 3, 32, VoucherType.GENERIC, "G", "OTHER");
        readSide.append(StreamIds.redemption(3, "T1"), Given.redeemed(3, 32, 3200, 301, Given.request("T1")));
        readSide.append(StreamIds.redemption(3, "T 2/ü"), Given.redeemed(3, 32, 3200, 302, Given.request("T 2/ü")));

        assertThat(id(readSide.get(3, "/vouchers/G/redemptions?transaction_id=T+2%2F%C3%BC")))
                .isEqualTo(302);
        assertThat(id(readSide.get(3, "/vouchers/G/redemptions", "{\"transaction_id\":\"T1\"}")))
                .isEqualTo(301);
        assertThat(id(readSide.get(3, "/vouchers/G/redemptions?transaction_id=T1", "{\"transaction_id\":\"nothing\"}")))
                .isEqualTo(301);

        Answer missing = readSide.get(3, "/vouchers/G/redemptions");
        assertThat(missing.status()).isEqualTo(422);
        assertThat(Json.read(missing.body())
                        .get("errors")
                        .get(0)
                        .get("attribute")
                        .asString())
                .isEqualTo("transaction_id");
        assertThat(Json.read(missing.body()).get("errors").get(0).get("code").asString())
                .isEqualTo("required");
        assertThat(readSide.get(3, "/vouchers/G/redemptions?transaction_id=").status())
                .isEqualTo(422);

        for (String unknown : List.of(
                "/vouchers/G/redemptions?transaction_id=T9",
                "/vouchers/OTHER/redemptions?transaction_id=T1",
                "/vouchers/NOPE/redemptions?transaction_id=T1",
                "/vouchers/G/redemptions?transaction_id=%00")) {
            assertThat(readSide.get(3, unknown).status()).as(unknown).isEqualTo(404);
        }
        assertThat(readSide.get(4, "/vouchers/G/redemptions?transaction_id=T1").status())
                .isEqualTo(404);
    }

    @Test
    void givesATransactionIdToANewRedemptionAfterADeletion() {
        Given.campaign(readSide, 5, 52, VoucherType.UNIQUE, "V");
        // One commit, so that one batch has to put the deletion and the new row in the right order.
        readSide.append(
                StreamIds.redemption(5, "T"),
                Given.validated(5, 52, 5200, 501, Given.request("T")),
                Given.deleted(5, 52, 5200, 501),
                Given.validated(5, 52, 5200, 502, Given.request("T")));
        assertThat(id(readSide.get(5, "/vouchers/V/redemptions?transaction_id=T")))
                .isEqualTo(502);

        readSide.append(StreamIds.redemption(5, "T"), Given.deleted(5, 52, 5200, 502));
        assertThat(readSide.get(5, "/vouchers/V/redemptions?transaction_id=T").status())
                .isEqualTo(404);
        assertThat(totals(52)).isEqualTo("0/0/0");
    }

    @Test
    void forgetsUnconfirmedRedemptionsOfADeletedVoucher() {
        Given.campaign(readSide, 6, 62, VoucherType.GENERIC, "V", "W");
        readSide.append(StreamIds.redemption(6, "T1"), Given.validated(6, 62, 6200, 601, Given.request("T1")));
        readSide.append(StreamIds.redemption(6, "T2"), Given.redeemed(6, 62, 6201, 602, Given.request("T2")));
        readSide.append(List.of(
                new Entry(
                        StreamIds.voucher(6200),
                        new VoucherDeleted(
                                6200,
                                6,
                                62,
                                VoucherState.issued("V", true, null).removed(),
                                Given.NOON)),
                new Entry(StreamIds.redemption(6, "T1"), Given.validated(6, 62, 6201, 603, Given.request("T1")))));

        Answer list = readSide.get(6, "/campaigns/62/redemptions");
        assertThat(Json.ids(list.body())).containsExactly(602, 603);
        assertThat(list.header("Total-Count")).isEqualTo("2");
        assertThat(totals(62)).isEqualTo("2/1/400");

        readSide.append(StreamIds.campaign(62), new CampaignDeleted(62, 6, Given.NOON));
        assertThat(readSide.get(6, "/vouchers/W/redemptions?transaction_id=T2").status())
                .isEqualTo(404);
    }

    @Test
    void listsTheRedemptionsOfAllChildrenUnderAMainCampaign() {
        readSide.append(StreamIds.campaign(70), Given.created(7, 70, Given.mainTerms("Main")));
        for (long child = 71; child <= 72; child++) {
            readSide.append(
                    StreamIds.campaign(child),
                    Given.created(7, child, Given.childTerms(70, "Child " + child, VoucherType.GENERIC)));
            readSide.append(StreamIds.issue(child), Given.issued(7, child, child * 100, List.of("CODE-" + child)));
        }
        for (long id = 700; id < 705; id++) {
            long child = 71 + id % 2;
            String transaction = "T" + id;
            readSide.append(
                    StreamIds.redemption(7, transaction),
                    Given.redeemed(7, child, child * 100, id, Given.request(transaction)));
        }

        assertThat(Json.ids(readSide.get(7, "/campaigns/71/redemptions").body()))
                .containsExactly(700, 702, 704);
        assertThat(Json.ids(readSide.get(7, "/campaigns/70/redemptions").body()))
                .containsExactly(700, 701, 702, 703, 704);
        Answer second = readSide.get(7, "/campaigns/70/redemptions?page=2&per_page=3");
        assertThat(Json.ids(second.body())).containsExactly(703, 704);
        assertThat(second.header("Total-Count")).isEqualTo("5");
        assertThat(second.header("Link")).contains("rel=\"first\"").doesNotContain("rel=\"next\"");
    }

    @Test
    void showsNothingOfADeclinedAttempt() {
        Given.campaign(readSide, 8, 82, VoucherType.UNIQUE, "D");
        readSide.append(
                StreamIds.declined(801),
                new RedemptionDeclined(
                        801,
                        8,
                        82,
                        8200,
                        RedemptionStep.VALIDATE,
                        Given.request("T"),
                        false,
                        List.of(Refusal.of("voucher", RefusalCode.NOT_ACTIVE, "is not active")),
                        Given.facts(),
                        Given.NOON));

        assertThat(readSide.get(8, "/vouchers/D/redemptions?transaction_id=T").status())
                .isEqualTo(404);
        assertThat(readSide.get(8, "/campaigns/82/redemptions").body()).isEqualTo("[]");
    }

    private static int id(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return Json.read(answer.body()).get("id").asInt();
    }

    private static String totals(long campaign) {
        return readSide.sql()
                .sql("select redemptions || '/' || confirmed || '/' || spent_minor from views.redemption_count"
                        + " where campaign_id = ?")
                .param(campaign)
                .query((row, number) -> row.getString(1))
                .single();
    }
}
