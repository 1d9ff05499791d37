package io.vouchsafe.query.past;

import io.vouchsafe.contract.resource.CampaignResource;
import io.vouchsafe.contract.resource.Currency;
import io.vouchsafe.contract.resource.RuleResource;
import io.vouchsafe.events.budget.LedgerEvent;
import io.vouchsafe.events.budget.LedgerState;
import io.vouchsafe.events.campaign.CampaignRules;
import io.vouchsafe.events.campaign.CampaignState;
import io.vouchsafe.events.rule.CampaignRule;
import io.vouchsafe.events.type.BudgetWindow;
import io.vouchsafe.events.type.Money;
import io.vouchsafe.events.type.StreamIds;
import io.vouchsafe.events.voucher.VoucherEvent;
import io.vouchsafe.events.voucher.VoucherState;
import io.vouchsafe.events.voucher.VouchersIssued;
import io.vouchsafe.query.history.HistoryReads;
import io.vouchsafe.query.past.CampaignAsOf.Balance;
import io.vouchsafe.query.past.CampaignAsOf.Window;
import io.vouchsafe.query.past.VoucherAsOf.Step;
import io.vouchsafe.query.projection.ViewsDatabase;
import io.vouchsafe.store.event.StoredEvent;
import io.vouchsafe.store.event.StoredEvents;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads how things stood: a few looks into one index for each stream, at most one stretch of a campaign's events, and nothing that grows. */
public final class PastReads {

    private static final int LATEST = 20;

    /** Between two events of the voucher nothing else changed it; so the one that came next is where to begin looking back. */
    private static final String STEPS = """
            select position, at, type, transaction_id from views.history
             where voucher_id = :voucher and position < :bound and redemption_id is not null
               and (:time::timestamptz is null or at <= :time)
             order by position desc limit :limit""";

    private final ViewsDatabase views;
    private final StoredEvents events;
    private final CampaignPast campaigns;
    private final HistoryReads history;

    public PastReads(ViewsDatabase views, StoredEvents events, CampaignPast campaigns, HistoryReads history) {
        this.views = views;
        this.events = events;
        this.campaigns = campaigns;
        this.history = history;
    }

    /** Whose question it is, and how the project reckons. */
    record Project(long id, Currency currency, ZoneId zone) {}

    /** A campaign of the project as it was; empty if there was none. */
    Optional<CampaignAsOf> campaign(Project project, long campaignId, AsOf asOf) {
        return campaigns
                .at(campaignId, asOf.moment())
                .filter(known -> known.state().projectId() == project.id())
                .map(known -> {
                    Long mainId = known.state().terms().parentId();
                    CampaignAsOf main = mainId == null
                            ? null
                            : campaigns
                                    .at(mainId, asOf.moment())
                                    .map(above -> resource(project, above, asOf, null))
                                    .orElse(null);
                    return resource(project, known, asOf, main);
                });
    }

    private CampaignAsOf resource(Project project, CampaignPast.Known known, AsOf asOf, @Nullable CampaignAsOf main) {
        CampaignState state = known.state();
        List<RuleResource> rules = state.rules().entries().stream()
                .map(entry -> RuleResource.of(state.id(), entry.rule(), entry.createdAt(), entry.updatedAt()))
                .toList();
        return new CampaignAsOf(
                "CampaignAsOf",
                asOf,
                known.last().sequence(),
                state.deleted(),
                CampaignResource.of(
                        state.id(),
                        state.terms(),
                        state.status(),
                        project.currency(),
                        state.createdAt(),
                        state.updatedAt()),
                rules,
                balance(project, state, asOf),
                main);
    }

    private Balance balance(Project project, CampaignState campaign, AsOf asOf) {
        LedgerEvent charged = events.last(StreamIds.ledger(campaign.id()), asOf.moment())
                .map(event -> (LedgerEvent) event.content())
                .orElse(null);
        LedgerState ledger = charged == null ? LedgerState.EMPTY : charged.state();
        // The clocks of two writers can differ by little: a window is never asked for before what was charged to it.
        Instant time = charged != null && charged.at().isAfter(asOf.time()) ? charged.at() : asOf.time();
        Long budget = campaign.terms().maxTotalBudgetMinor();
        Long limit = campaign.terms().maxRedemptions();
        return new Balance(
                ledger.redemptions(),
                Money.ofMinor(ledger.spentMinor()),
                budget == null ? null : left(budget, ledger.spentMinor()),
                limit == null ? null : Math.max(0, limit - ledger.redemptions()),
                charged == null ? null : charged.at(),
                Arrays.stream(BudgetWindow.values())
                        .map(window -> window(window, campaign.rules(), ledger, time, project.zone()))
                        .toList());
    }

    private static Window window(
            BudgetWindow window, CampaignRules rules, LedgerState ledger, Instant time, ZoneId zone) {
        long spent = ledger.spentIn(window, time, zone);
        Long budget = rules.entries().stream()
                .map(CampaignRules.Entry::rule)
                .filter(CampaignRule.Budget.class::isInstance)
                .map(CampaignRule.Budget.class::cast)
                .filter(rule -> rule.window() == window)
                .map(CampaignRule.Budget::budgetMinor)
                .min(Long::compare)
                .orElse(null);
        return new Window(
                window.name().toLowerCase(Locale.ROOT),
                window.keyOf(time, zone),
                Money.ofMinor(spent),
                budget == null ? null : Money.ofMinor(budget),
                budget == null ? null : left(budget, spent));
    }

    /** A budget can be lowered below what was spent. */
    private static Money left(long budgetMinor, long spentMinor) {
        return Money.ofMinor(Math.max(0, budgetMinor - spentMinor));
    }

    /** A voucher of the project as it was; empty if it had not been issued. */
    Optional<VoucherAsOf> voucher(long projectId, String idOrCode, AsOf asOf) {
        long id = history.voucherId(projectId, idOrCode);
        HistoryReads.Issue issue = history.issue(projectId, id).orElseThrow();
        StoredEvent issuing = events.at(List.of(issue.position())).getFirst();
        VouchersIssued issued = (VouchersIssued) issuing.content();
        boolean there =
                asOf.position() == null ? !issued.at().isAfter(asOf.time()) : issuing.position() <= asOf.position();
        if (!there) {
            return Optional.empty();
        }
        StoredEvent last = events.last(StreamIds.voucher(id), asOf.moment()).orElse(null);
        VoucherState state = last == null
                ? asIssued(issued, (int) (id - issue.first()))
                : ((VoucherEvent.OfOne) last.content()).state();
        return Optional.of(new VoucherAsOf(
                "VoucherAsOf",
                asOf,
                id,
                issued.campaignId(),
                state.code(),
                state.active(),
                state.customerNo() != null,
                state.customerNo() == null ? null : identifier(state.customerNo()),
                state.expired(),
                state.deleted(),
                state.uses(),
                steps(id, last, asOf)));
    }

    private static VoucherState asIssued(VouchersIssued issued, int index) {
        return VoucherState.issued(
                issued.codes().get(index),
                issued.active(),
                issued.customers() == null ? null : issued.customers().get(index));
    }

    /** {@code null} for a customer who was deleted. */
    private @Nullable String identifier(long customerNo) {
        return views.client()
                .sql("select identifier from events.person where no = ?")
                .param(customerNo)
                .query(String.class)
                .optional()
                .orElse(null);
    }

    private List<Step> steps(long voucherId, @Nullable StoredEvent last, AsOf asOf) {
        long bound = asOf.position() == null ? next(voucherId, last) : asOf.position() + 1;
        return views.client()
                .sql(STEPS)
                .param("voucher", voucherId)
                .param("bound", bound)
                .param("time", asOf.position() == null ? asOf.time().atOffset(ZoneOffset.UTC) : null)
                .param("limit", LATEST)
                .query((row, number) -> new Step(
                        row.getLong("position"),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("type"),
                        row.getString("transaction_id")))
                .list();
    }

    private long next(long voucherId, @Nullable StoredEvent last) {
        long sequence = last == null ? -1 : last.sequence();
        return events.of(StreamIds.voucher(voucherId), sequence, sequence + 1).stream()
                .findFirst()
                .map(StoredEvent::position)
                .orElse(Long.MAX_VALUE);
    }
}
