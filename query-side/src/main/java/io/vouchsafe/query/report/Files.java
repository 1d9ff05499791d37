package io.vouchsafe.query.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/** Reports as files: a line for each row, and nothing of what rows come to. */
final class Files {

    private static final List<String> TIME = List.of("start", "period");
    private static final List<String> STAGES = List.of("created", "distributed", "validated", "redeemed", "expired");

    private Files() {}

    private static List<String> columns(List<String> first, List<String> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    static ResponseEntity<Object> redemptions(TimeReport<ReportRow, Figures> report) {
        CsvFile file = new CsvFile("redemptions", columns(TIME, columns(CsvFile.GROUP, Figures.COLUMNS)));
        for (ReportRow row : report.rows()) {
            List<@Nullable Object> line = new ArrayList<>(List.of(row.start(), row.period()));
            line.addAll(CsvFile.group(row.group()));
            line.addAll(row.figures().fields());
            file.line(line);
        }
        return file.answer();
    }

    static ResponseEntity<Object> refusals(TimeReport<RefusalRow, List<RefusalRow.Total>> report) {
        CsvFile file = new CsvFile("refusals", columns(TIME, columns(CsvFile.GROUP, List.of("code", "count"))));
        for (RefusalRow row : report.rows()) {
            List<@Nullable Object> line = new ArrayList<>(List.of(row.start(), row.period()));
            line.addAll(CsvFile.group(row.group()));
            line.add(row.code());
            line.add(row.count());
            file.line(line);
        }
        return file.answer();
    }

    static ResponseEntity<Object> funnel(FunnelReport report) {
        CsvFile file = new CsvFile("funnel", columns(CsvFile.GROUP, STAGES));
        for (FunnelReport.Row row : report.rows()) {
            FunnelReport.Stages stages = row.stages();
            List<@Nullable Object> line = CsvFile.group(row.group());
            line.addAll(List.of(
                    stages.created(), stages.distributed(), stages.validated(), stages.redeemed(), stages.expired()));
            file.line(line);
        }
        return file.answer();
    }

    static ResponseEntity<Object> topCampaigns(TopCampaignReport report) {
        CsvFile file = new CsvFile(
                "top-campaigns",
                List.of(
                        "campaign_id",
                        "name",
                        "parent_id",
                        "team",
                        "redemptions",
                        "discount",
                        "transaction_value",
                        "unique_customers",
                        "share"));
        for (TopCampaignReport.Row row : report.rows()) {
            file.line(fields(
                    row.campaignId(),
                    row.name(),
                    row.parentId(),
                    row.team(),
                    row.redemptions(),
                    row.discount(),
                    row.transactionValue(),
                    row.uniqueCustomers(),
                    row.share()));
        }
        return file.answer();
    }

    static ResponseEntity<Object> budgets(List<BudgetReport.Row> rows) {
        CsvFile file = new CsvFile(
                "budgets",
                List.of(
                        "campaign_id",
                        "name",
                        "parent_id",
                        "status",
                        "budget_limit",
                        "budget_spent",
                        "budget_left",
                        "budget_share",
                        "redemptions_limit",
                        "redemptions_used",
                        "redemptions_left",
                        "redemptions_share",
                        "discount_per_day",
                        "redemptions_per_day",
                        "exhausted_at",
                        "near_limit"));
        for (BudgetReport.Row row : rows) {
            file.line(fields(
                    row.campaignId(),
                    row.name(),
                    row.parentId(),
                    row.status(),
                    row.budget().limit(),
                    row.budget().spent(),
                    row.budget().left(),
                    row.budget().share(),
                    row.redemptions().limit(),
                    row.redemptions().used(),
                    row.redemptions().left(),
                    row.redemptions().share(),
                    row.perDay().discount(),
                    row.perDay().redemptions(),
                    row.exhaustedAt(),
                    row.nearLimit()));
        }
        return file.answer();
    }

    static ResponseEntity<Object> days(BudgetReport.Burn burn) {
        CsvFile file = new CsvFile(
                "budget", List.of("date", "discount", "redemptions", "discount_total", "redemptions_total"));
        for (BudgetReport.Day day : burn.days()) {
            file.line(List.of(
                    day.date(), day.discount(), day.redemptions(), day.discountTotal(), day.redemptionsTotal()));
        }
        return file.answer();
    }

    private static List<@Nullable Object> fields(@Nullable Object... fields) {
        return Arrays.asList(fields);
    }
}
