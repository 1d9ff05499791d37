package io.vouchsafe.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.vouchsafe.events.campaign.CampaignDeleted;
import io.vouchsafe.events.type.StreamIds;
import io.vouchsafe.events.type.VoucherType;
import io.vouchsafe.events.voucher.VoucherDeleted;
import io.vouchsafe.events.voucher.VoucherRevised;
import io.vouchsafe.events.voucher.VoucherState;
import io.vouchsafe.events.voucher.VouchersIssued;
import io.vouchsafe.query.ReadSide.Answer;
import io.vouchsafe.query.ReadSide.Entry;
import io.vouchsafe.store.embedded.TestDatabase;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VouchersOverHttpTest {

    private static final Instant LATER = Given.NOON.plusSeconds(90);

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
    void showsEveryFieldOfAnAssignedVoucher() {
        Given.campaign(readSide, 1, 12, VoucherType.UNIQUE);
        readSide.person(900, 1, "cust-77@example.org");
        readSide.append(
                StreamIds.issue(2),
                new VouchersIssued(
                        2,
                        1,
                        12,
                        199,
                        true,
                        "VOU",
                        List.of("VOU-s4h9lx", "VOU-2"),
                        Arrays.asList(900L, null),
                        Given.NOON));

        String expected = """
                {"type":"Voucher","id":199,"campaign_id":12,"code":"VOU-s4h9lx","active":true,\
                "status":"distributed","customer_identifier":"cust-77@example.org",\
                "created_at":"2026-03-09T12:00:00.123Z","updated_at":"2026-03-09T12:00:00.123Z",\
                "campaign":{"type":"Campaign","id":12,"name":"Campaign 12"}}""";
        assertThat(Json.read(readSide.get(1, "/vouchers/199").body())).isEqualTo(Json.read(expected));
        assertThat(Json.read(readSide.get(1, "/vouchers/VOU-s4h9lx").body())).isEqualTo(Json.read(expected));
        assertThat(Json.read(readSide.get(1, "/vouchers/%20vou-S4H9LX%20").body()))
                .isEqualTo(Json.read(expected));
        assertThat(Json.read(readSide.get(1, "/vouchers/200").body())
                        .get("customer_identifier")
                        .isNull())
                .isTrue();
    }

    @Test
    void triesDigitsAsAnIdFirstAndThenAsACode() {
        Given.campaign(readSide, 2, 22, VoucherType.UNIQUE, "2201", "77777777777777777777777", "0042");

        assertThat(code(readSide.get(2, "/vouchers/2201"))).isEqualTo("77777777777777777777777");
        assertThat(code(readSide.get(2, "/vouchers/77777777777777777777777"))).isEqualTo("77777777777777777777777");
        assertThat(code(readSide.get(2, "/vouchers/0042"))).isEqualTo("0042");
        assertThat(readSide.get(2, "/vouchers/999999").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"A.B.C", "50%OFF", "100%25", "ÄÖÜ-ß", "🎁", "a b", "q?x=1", "h#1", "semi;colon=1", "plus+", ".."
            })
    void findsCodesOfAllKindsOfCharacters(String code) {
        long campaign = 1_000 + Math.abs(code.hashCode() % 100_000) * 2L;
        Given.campaign(readSide, 3, campaign, VoucherType.GENERIC, code);

        String encoded = URLEncoder.encode(code, StandardCharsets.UTF_8).replace("+", "%20");
        Answer answer = readSide.get(3, "/vouchers/" + encoded.replace(".", "%2E"));

        assertThat(code(answer)).isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%00", "a%00b", "%ED%A0%80", "%0a", "%7F", "%FF%FE", "nothing", "find"})
    void answersNotFoundForWhatIsNoCode(String path) {
        assertThat(readSide.get(4, "/vouchers/" + path).status()).isIn(400, 404);
    }

    @Test
    void followsTheStatusThroughAVouchersLife() {
        Given.campaign(readSide, 5, 52, VoucherType.UNIQUE, "ONE", "TWO");
        assertThat(status("/vouchers/ONE")).isEqualTo("created");

        readSide.append(StreamIds.redemption(5, "T1"), Given.validated(5, 52, 5200, 1, Given.request("T1")));
        readSide.append(StreamIds.redemption(5, "T2"), Given.validated(5, 52, 5200, 2, Given.request("T2")));
        assertThat(status("/vouchers/ONE")).isEqualTo("validated");

        readSide.append(StreamIds.redemption(5, "T1"), Given.deleted(5, 52, 5200, 1));
        assertThat(status("/vouchers/ONE")).isEqualTo("validated");

        readSide.append(StreamIds.redemption(5, "T2"), Given.deleted(5, 52, 5200, 2));
        assertThat(status("/vouchers/ONE")).isEqualTo("created");
        assertThat(updatedAt("/vouchers/ONE")).isEqualTo("2026-03-09T12:00:00.123Z");

        readSide.append(List.of(
                new Entry(StreamIds.redemption(5, "T3"), Given.redeemed(5, 52, 5200, 3, Given.request("T3"))),
                new Entry(
                        StreamIds.voucher(5200),
                        Given.used(5, 52, 5200, issued("ONE").used(1), 1))));
        assertThat(status("/vouchers/ONE")).isEqualTo("redeemed");
        assertThat(updatedAt("/vouchers/ONE")).isEqualTo("2026-03-09T12:01:00.123Z");
        assertThat(status("/vouchers/TWO")).isEqualTo("created");
    }

    @Test
    void showsAGenericVoucherAsActiveOnceUsed() {
        Given.campaign(readSide, 5, 58, VoucherType.GENERIC, "SALE10");
        readSide.append(StreamIds.redemption(5, "G1"), Given.validated(5, 58, 5800, 11, Given.request("G1")));
        assertThat(status("/vouchers/sale10")).isEqualTo("created");

        readSide.append(List.of(
                new Entry(StreamIds.redemption(5, "G1"), Given.confirmed(5, 58, 5800, 11, Given.request("G1"))),
                new Entry(
                        StreamIds.voucher(5800),
                        Given.used(5, 58, 5800, issued("SALE10").used(1), 1))));
        assertThat(status("/vouchers/sale10")).isEqualTo("active");
        assertThat(countsOf(58)).containsExactly("5:1");
    }

    @Test
    void findsAVoucherByItsNewCodeOnlyAndGivesTheOldOneAway() {
        Given.campaign(readSide, 6, 62, VoucherType.UNIQUE, "A", "B");
        // One commit in which two vouchers swap their codes.
        readSide.append(List.of(revised(6, 62, 6200, "TMP"), revised(6, 62, 6201, "A"), revised(6, 62, 6200, "B")));

        assertThat(Json.read(readSide.get(6, "/vouchers/A").body()).get("id").asInt())
                .isEqualTo(6201);
        assertThat(Json.read(readSide.get(6, "/vouchers/B").body()).get("id").asInt())
                .isEqualTo(6200);
        assertThat(readSide.get(6, "/vouchers/TMP").status()).isEqualTo(404);

        readSide.append(List.of(
                new Entry(
                        StreamIds.voucher(6201),
                        new VoucherDeleted(6201, 6, 62, issued("A").removed(), LATER)),
                new Entry(StreamIds.issue(9), Given.issued(6, 62, 6300, List.of("a")))));
        assertThat(Json.read(readSide.get(6, "/vouchers/A").body()).get("id").asInt())
                .isEqualTo(6300);
        assertThat(readSide.get(6, "/vouchers/6201").status()).isEqualTo(404);
        assertThat(CampaignsOverHttpTest.ids(readSide.get(6, "/campaigns/62/vouchers")))
                .containsExactly(6200, 6300);
    }

    @Test
    void forgetsAllVouchersOfADeletedCampaign() {
        Given.campaign(readSide, 7, 72, VoucherType.UNIQUE, "GONE-1", "GONE-2");
        readSide.append(StreamIds.redemption(7, "T1"), Given.validated(7, 72, 7200, 71, Given.request("T1")));
        readSide.append(StreamIds.campaign(72), new CampaignDeleted(72, 7, LATER));

        assertThat(readSide.get(7, "/vouchers/GONE-1").status()).isEqualTo(404);
        assertThat(readSide.get(7, "/vouchers/7201").status()).isEqualTo(404);
        assertThat(readSide.get(7, "/campaigns/72/vouchers").status()).isEqualTo(404);
        assertThat(countsOf(72)).isEmpty();
    }

    @Test
    void hidesVouchersOfOtherProjects() {
        Given.campaign(readSide, 8, 82, VoucherType.UNIQUE, "OURS");

        assertThat(readSide.get(8, "/vouchers/OURS").status()).isEqualTo(200);
        assertThat(readSide.get(9, "/vouchers/OURS").status()).isEqualTo(404);
        assertThat(readSide.get(9, "/vouchers/8200").status()).isEqualTo(404);
    }

    @Test
    void filtersByStatusAndActivityWithExactCounts() {
        Given.campaign(readSide, 10, 102, VoucherType.UNIQUE, "F1", "F2", "F3", "F4", "F5");
        readSide.append(
                StreamIds.voucher(10201),
                new VoucherRevised(10201, 10, 102, issued("F2").revised("F2", false), LATER));
        readSide.append(StreamIds.redemption(10, "F"), Given.validated(10, 102, 10203, 101, Given.request("F")));

        Answer validated = readSide.get(10, "/campaigns/102/vouchers?status=validated");
        assertThat(Json.texts(validated.body(), "code")).containsExactly("F4");
        assertThat(validated.header("Total-Count")).isEqualTo("1");

        Answer created = readSide.get(10, "/campaigns/102/vouchers?status=created&active=true&per_page=2&page=2");
        assertThat(Json.texts(created.body(), "code")).containsExactly("F5");
        assertThat(created.header("Total-Count")).isEqualTo("3");
        assertThat(created.header("Link")).contains("?status=created&active=true&page=1&per_page=2>; rel=\"first\"");

        assertThat(Json.texts(
                        readSide.get(10, "/campaigns/102/vouchers?active=false").body(), "code"))
                .containsExactly("F2");
        assertThat(readSide.get(10, "/campaigns/102/vouchers?active=no&status=x")
                        .status())
                .isEqualTo(422);
    }

    @Test
    void projectsTwentyThousandCodesInSecondsAndPagesThroughThem() {
        Given.campaign(readSide, 11, 112, VoucherType.UNIQUE);
        long begun = System.nanoTime();
        List<Entry> chunks = new ArrayList<>();
        for (int chunk = 0; chunk < 10; chunk++) {
            int from = chunk * 2_000;
            List<String> codes = IntStream.range(from, from + 2_000)
                    .mapToObj("BIG-%05d"::formatted)
                    .toList();
            chunks.add(new Entry(StreamIds.issue(1_100), Given.issued(11, 112, 1_000_000L + from, codes)));
        }
        readSide.append(chunks);

        Answer last = readSide.get(11, "/campaigns/112/vouchers?page=200");

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
        assertThat(last.header("Total-Count")).isEqualTo("20000");
        assertThat(Json.texts(last.body(), "code"))
                .hasSize(100)
                .startsWith("BIG-19900")
                .endsWith("BIG-19999");
        assertThat(code(readSide.get(11, "/vouchers/big-12345"))).isEqualTo("BIG-12345");
    }

    private static VoucherState issued(String code) {
        return VoucherState.issued(code, true, null);
    }

    private static Entry revised(long project, long campaign, long voucher, String code) {
        return new Entry(
                StreamIds.voucher(voucher), new VoucherRevised(voucher, project, campaign, issued(code), LATER));
    }

    private static String code(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return Json.read(answer.body()).get("code").asString();
    }

    private static String status(String path) {
        return Json.read(readSide.get(5, path).body()).get("status").asString();
    }

    private static String updatedAt(String path) {
        return Json.read(readSide.get(5, path).body()).get("updated_at").asString();
    }

    private static List<String> countsOf(long campaign) {
        return readSide.sql()
                .sql("select facet || ':' || vouchers from views.voucher_count where campaign_id = ? order by facet")
                .param(campaign)
                .query((row, number) -> row.getString(1))
                .list();
    }
}
