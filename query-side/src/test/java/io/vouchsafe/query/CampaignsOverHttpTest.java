package io.vouchsafe.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.vouchsafe.events.campaign.CampaignActivated;
import io.vouchsafe.events.campaign.CampaignDeactivated;
import io.vouchsafe.events.campaign.CampaignDeleted;
import io.vouchsafe.events.campaign.CampaignRevised;
import io.vouchsafe.events.campaign.CampaignTerms;
import io.vouchsafe.events.type.Discount;
import io.vouchsafe.events.type.DiscountType;
import io.vouchsafe.events.type.StreamIds;
import io.vouchsafe.events.type.VoucherType;
import io.vouchsafe.query.ReadSide.Answer;
import io.vouchsafe.store.embedded.TestDatabase;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CampaignsOverHttpTest {

    private static final Instant LATER = Given.NOON.plusSeconds(3600);

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
    void showsEveryFieldOfADiscountCampaign() {
        CampaignTerms terms = new CampaignTerms(
                11L,
                "Autumn",
                "internal",
                "show this",
                VoucherType.GENERIC,
                2_000_000L,
                500L,
                2_000L,
                50_000L,
                new Discount(DiscountType.PERCENTAGE, 50_000),
                "Five off",
                "On everything",
                "growth",
                "mail",
                "launch",
                "flyer",
                "B-7");
        readSide.append(StreamIds.campaign(12), Given.created(1, 12, terms), new CampaignActivated(12, 1, LATER));

        Answer answer = readSide.get(1, "/campaigns/12");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("""
                        {"type":"Campaign","id":12,"parent_id":11,"campaign_type":"discount","status":"active",\
                        "name":"Autumn","description":"internal","customer_information":"show this",\
                        "voucher_type":"generic","max_total_budget":20000.00,"max_redemptions":500,\
                        "minimum_value":20.00,"maximum_value":500.00,"discount_type":"percentage",\
                        "discount_value":5.00,"currency":"USD","currency_symbol":"$","reward_title":"Five off",\
                        "reward_value":"5% off","reward_description":"On everything","team":"growth",\
                        "channel":"mail","purpose":"launch","medium":"flyer","budget_code":"B-7",\
                        "created_at":"2026-03-09T12:00:00.123Z","updated_at":"2026-03-09T13:00:00.123Z"}""");
    }

    @Test
    void showsTheLastTermsAndTheLastStatus() {
        readSide.append(
                StreamIds.campaign(21),
                Given.created(2, 21, Given.mainTerms("Draft name")),
                new CampaignActivated(21, 2, Given.NOON.plusSeconds(1)));
        readSide.append(
                StreamIds.campaign(21),
                new CampaignRevised(21, 2, Given.mainTerms("Better name"), Given.NOON.plusSeconds(2)),
                new CampaignDeactivated(21, 2, Given.NOON.plusSeconds(3)));

        assertThat(readSide.get(2, "/campaigns/21").body())
                .contains("\"name\":\"Better name\"")
                .contains("\"status\":\"inactive\"")
                .contains("\"campaign_type\":null")
                .contains("\"updated_at\":\"2026-03-09T12:00:03.123Z\"");
    }

    @Test
    void showsTheCurrencyOfTheProject() {
        long project = ReadSideApplication.IN_POUNDS;
        readSide.append(StreamIds.campaign(441), Given.created(project, 441, Given.mainTerms("Pounds")));

        assertThat(readSide.get(project, "/campaigns").body())
                .contains("\"currency\":\"GBP\",\"currency_symbol\":\"£\"");
    }

    @Test
    void forgetsADeletedCampaign() {
        readSide.append(StreamIds.campaign(31), Given.created(3, 31, Given.mainTerms("Gone")));
        assertThat(readSide.get(3, "/campaigns/31").status()).isEqualTo(200);

        readSide.append(StreamIds.campaign(31), new CampaignDeleted(31, 3, LATER));

        assertThat(readSide.get(3, "/campaigns/31").status()).isEqualTo(404);
        assertThat(readSide.get(3, "/campaigns").body()).isEqualTo("[]");
    }

    @Test
    void hidesCampaignsOfOtherProjects() {
        readSide.append(StreamIds.campaign(41), Given.created(4, 41, Given.mainTerms("Ours")));

        assertThat(readSide.get(5, "/campaigns/41").status()).isEqualTo(404);
        assertThat(readSide.get(5, "/campaigns/41/vouchers").status()).isEqualTo(404);
        assertThat(readSide.get(5, "/campaigns/41/redemptions").status()).isEqualTo(404);
        assertThat(readSide.get(5, "/campaigns").body()).isEqualTo("[]");
        assertThat(readSide.get(5, "/campaigns").header("Total-Count")).isEqualTo("0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "9223372036854775808", "-1", "0", "1.5", "1%00", "%F0%9F%8E%81"})
    void answersNotFoundForWhatIsNoCampaignId(String id) {
        for (String path : new String[] {"/campaigns/" + id, "/campaigns/" + id + "/vouchers"}) {
            assertThat(readSide.get(6, path).status()).as(path).isIn(400, 404);
        }
    }

    @Test
    void answersNotFoundInTheContractsWords() {
        assertThat(readSide.get(6, "/campaigns/nonsense").body()).isEqualTo("""
                        {"type":"Error","error":true,"code":"not_found","message":"Campaign not found","errors":[]}""");
    }

    @Test
    void leadsFromPageToPage() {
        for (long id = 71; id <= 75; id++) {
            readSide.append(
                    StreamIds.campaign(id), Given.created(7, id, Given.mainTerms("Page %d & more".formatted(id))));
        }

        Answer first = readSide.get(7, "/campaigns?per_page=2&name_cont=%26%20%22m%22%3E");
        assertThat(first.header("Total-Count")).isEqualTo("0");
        assertThat(first.header("Link")).isEmpty();

        Answer middle = readSide.get(7, "/campaigns?page=2&per_page=2&name_cont=%26%20M");
        assertThat(ids(middle)).containsExactly(73, 74);
        assertThat(middle.header("Total-Count")).isEqualTo("5");
        String base = readSide.address("/campaigns?name_cont=%26%20M&");
        assertThat(middle.header("Link")).isEqualTo("""
                        <BASEpage=1&per_page=2>; rel="first", <BASEpage=1&per_page=2>; rel="prev", \
                        <BASEpage=3&per_page=2>; rel="next", <BASEpage=3&per_page=2>; rel="last\"""".replace("BASE", base));

        Answer beyond = readSide.get(7, "/campaigns?page=9&per_page=2");
        assertThat(beyond.status()).isEqualTo(200);
        assertThat(beyond.body()).isEqualTo("[]");
        assertThat(beyond.header("Total-Count")).isEqualTo("5");
        assertThat(beyond.header("Link"))
                .contains("page=3&per_page=2>; rel=\"prev\"")
                .doesNotContain("next");

        Answer odd = readSide.get(7, "/campaigns?page=zero&per_page=-4");
        assertThat(ids(odd)).containsExactly(71, 72, 73, 74, 75);
        assertThat(odd.header("Link")).isEmpty();
    }

    @Test
    void filtersByNameStatusAndTeam() {
        readSide.append(
                StreamIds.campaign(81),
                Given.created(8, 81, Given.mainTerms("100% wool_")),
                new CampaignActivated(81, 8, LATER));
        readSide.append(StreamIds.campaign(82), Given.created(8, 82, Given.mainTerms("100x woolly")));

        assertThat(ids(readSide.get(8, "/campaigns?name_cont=100%25"))).containsExactly(81);
        assertThat(ids(readSide.get(8, "/campaigns?name_cont=WOOL"))).containsExactly(81, 82);
        assertThat(ids(readSide.get(8, "/campaigns?name_cont=wool_"))).containsExactly(81);
        assertThat(ids(readSide.get(8, "/campaigns?status_eq=draft"))).containsExactly(82);
        assertThat(ids(readSide.get(8, "/campaigns?team_eq=nobody"))).isEmpty();
        assertThat(readSide.get(8, "/campaigns?status_eq=archived").status()).isEqualTo(422);
        assertThat(readSide.get(8, "/campaigns?name_cont=%00").body()).isEqualTo("[]");
    }

    static int[] ids(Answer answer) {
        return Json.ids(answer.body());
    }
}
