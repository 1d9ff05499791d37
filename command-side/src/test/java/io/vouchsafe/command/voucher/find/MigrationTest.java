package io.vouchsafe.command.voucher.find;

import static org.assertj.core.api.Assertions.assertThat;

import io.vouchsafe.command.CommandSide;
import io.vouchsafe.command.campaign.CampaignDesk;
import io.vouchsafe.command.voucher.VoucherDesk;
import io.vouchsafe.store.embedded.TestDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** A database from before there was a finder learns from its events what the finder asks for. */
class MigrationTest {

    private static final String PERCENT = ", 'discount_type': 'percentage', 'discount_value': 5";
    private static final List<String> TABLES = List.of(
            "select * from command.campaign order by id",
            "select * from command.free_voucher order by campaign_id, voucher_id",
            "select * from command.struck_campaign order by id");

    @Test
    void fillsInStatusLabelsAndFreeVouchers() throws Exception {
        try (TestDatabase database = TestDatabase.fresh()) {
            try (CommandSide side = CommandSide.on(database)) {
                CampaignDesk campaigns = new CampaignDesk(side, 1);
                VoucherDesk vouchers = new VoucherDesk(side, 1);
                long main = campaigns.main("Season", ", 'status': 'active', 'team': 'north'");
                campaigns.revise(main, "{'status': 'inactive'}");
                campaigns.revise(main, "{'status': 'active'}");
                long revised = campaigns.discount(main, "Revised", PERCENT + ", 'medium': 'print', 'purpose': 'a'");
                campaigns.revise(revised, "{'medium': 'web', 'purpose': null, 'budget_code': 'B-7'}");
                campaigns.create("{'parent_id': " + main + ", 'campaign_type': 'discount', 'name': 'Draft'"
                        + ", 'channel': 'app'" + PERCENT + "}");
                long inactive = campaigns.discount(main, "Inactive", PERCENT);
                campaigns.revise(inactive, "{'status': 'inactive'}");
                vouchers.issue(
                        revised,
                        "{'active': true, 'size': 50, 'code_type': 'mixed', 'random_part_length': 6, 'prefix': 'P'}");
                vouchers.create(revised, "{'active': false, 'code': 'OFF'}");
                vouchers.create(revised, "{'active': true, 'code': 'HERS', 'customer_identifier': 'cust-77'}");
                List<String> before = contents(side);
                assertThat(new Finder(side, 1).find("medium=web")).isNotNull();
                side.sql()
                        .sql("drop table command.free_voucher, command.struck_campaign")
                        .update();
                side.sql()
                        .sql(
                                "alter table command.campaign drop status, drop medium, drop purpose, drop team, drop channel,"
                                        + " drop budget_code")
                        .update();
                side.sql()
                        .sql("begin; set local search_path to command;" + migration() + "commit")
                        .update();

                assertThat(contents(side)).isEqualTo(before);
                assertThat(Objects.requireNonNull(new Finder(side, 1).find("budget_code=B-7", "customer_identifier=x"))
                                .code())
                        .startsWith("P-");
            }
        }
    }

    private static String migration() throws IOException {
        try (InputStream script = MigrationTest.class.getResourceAsStream("/db/command/V4__finding_and_purging.sql")) {
            return new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static List<String> contents(CommandSide side) {
        return TABLES.stream()
                .map(table -> side.sql().sql(table).query().listOfRows().toString())
                .toList();
    }
}
