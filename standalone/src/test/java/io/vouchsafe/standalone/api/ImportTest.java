package io.vouchsafe.standalone.api;

import static io.vouchsafe.standalone.api.Answer.problem;
import static org.assertj.core.api.Assertions.assertThat;

import io.vouchsafe.contract.caller.Role;
import io.vouchsafe.standalone.OneApplication;
import io.vouchsafe.standalone.RunningApplication;
import io.vouchsafe.store.embedded.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Imports over HTTP (contract §5.2, #5). */
@ExtendWith(OneApplication.class)
class ImportTest {

    private final Api api;
    private final Shop shop;
    private final long campaign;
    private final Files files;

    ImportTest(Api api) {
        this.api = api;
        this.shop = new Shop(api);
        this.campaign = shop.campaign();
        this.files = new Files(api, campaign);
    }

    private static void sums(JsonNode summary, long valid, long invalid, String... rows) {
        assertThat(summary.propertyNames())
                .containsExactlyInAnyOrder("valid_rows_count", "invalid_rows_count", "invalid_rows");
        assertThat(summary.get("valid_rows_count").asLong()).isEqualTo(valid);
        assertThat(summary.get("invalid_rows_count").asLong()).isEqualTo(invalid);
        assertThat(summary.get("invalid_rows").values().stream().map(JsonNode::asString))
                .containsExactly(rows);
    }

    @Test
    @DisplayName("§5.2 #5: POST /campaigns/{id}/vouchers/import with a raw text/csv body: 200 and the summary")
    void takesARawBody() {
        String code = Shop.unique("I");
        sums(
                files.csv("code,customer_identifier\r\n" + code + ",cust-9\r\n" + code + "-2,\r\n" + code
                                + ",cust-9\r\n")
                        .ok(),
                2,
                1,
                code + ",cust-9");

        JsonNode voucher = api.get("/vouchers/" + code).ok();
        assertThat(voucher.get("active").asBoolean()).isTrue();
        assertThat(voucher.get("customer_identifier").asString()).isEqualTo("cust-9");
        assertThat(voucher.get("status").asString()).isEqualTo("distributed");
        assertThat(api.get("/campaigns/" + campaign + "/vouchers").list())
                .extracting(one -> one.get("code").asString())
                .containsExactly(code, code + "-2");
        shop.redeem(code + "-2", Shop.unique("T"), 10).ok();
    }

    @Test
    @DisplayName("§5.2 #5: multipart/form-data with the field file")
    void takesAForm() {
        String code = Shop.unique("I");
        sums(files.form("file", "code\n" + code + "\n" + code + "-2\n").ok(), 2, 0);
        api.get("/vouchers/" + code + "-2").ok();

        files.form("upload", "code\nA\n").refuses(problem("file", "required"));
        for (String type :
                List.of("multipart/form-data", "multipart/form-data; boundary=other", "multipart/x;boundary=\"")) {
            Answer answer = files.bytes("--x\r\n\r\nno form\r\n".getBytes(StandardCharsets.UTF_8), type);
            assertThat(answer.status()).as(type).isIn(400, 422);
            assertThat(answer.errorCode()).isEqualTo("invalid");
        }
    }

    @Test
    @DisplayName("§5.2 #5: a file without the column code: 422 file/invalid; no file: file/required")
    void refusesWhatIsNoFileOfCodes() {
        files.csv("").refuses(problem("file", "required"));
        files.csv("\n \n").refuses(problem("file", "required"));
        files.csv("number\nA\n").refuses(problem("file", "invalid"));
        files.bytes("code\nA\n".getBytes(StandardCharsets.UTF_16), "text/csv").refuses(problem("file", "invalid"));
        files.bytes(new byte[] {0, 1, 2, -1, -2, -3}, "application/octet-stream")
                .refuses(problem("file", "invalid"));
        assertThat(api.get("/campaigns/" + campaign + "/vouchers").list()).isEmpty();
    }

    @Test
    @DisplayName(
            "§5.2 #5: an import into a main campaign: campaign/not_allowed_to_have_vouchers; into an unknown one: 404")
    void goesIntoDiscountCampaignsOnly() {
        new Files(api, shop.mainCampaign())
                .csv("code\nA\n")
                .refuses(problem("campaign", "not_allowed_to_have_vouchers"));
        new Files(api, 999_999_999).csv("code\nA\n").isUnknown();
    }

    @Test
    void takesMoreThanAnyOtherBody() {
        String prefix = Shop.unique("BIG");
        String rows = IntStream.range(0, 3_000)
                .mapToObj(i -> prefix + "-" + i + ",\"" + "note ".repeat(100) + "\"\n")
                .collect(Collectors.joining());

        JsonNode summary = files.csv("code,note\n" + rows).ok();

        assertThat(rows.length()).isGreaterThan(1_048_576);
        assertThat(summary.get("valid_rows_count").asLong()).isEqualTo(3_000);
        assertThat(api.get("/campaigns/" + campaign + "/vouchers?per_page=1").header("Total-Count"))
                .isEqualTo("3000");
    }

    @Test
    void answersAFileThatIsTooLarge() {
        try (TestDatabase database = TestDatabase.fresh();
                RunningApplication small = RunningApplication.on(database, "vouchsafe.command.max-import=2KB")) {
            Api their = Api.on(small.port(), small.newKey(small.newProject(), Role.ADMIN));
            Files theirFiles = new Files(their, new Shop(their).campaign());

            Answer answer = theirFiles.csv("code\n" + "A\n".repeat(2_000));
            assertThat(answer.is(413).errorCode()).isEqualTo("invalid");
            theirFiles.csv("code\nA\n").ok();
        }
    }
}
