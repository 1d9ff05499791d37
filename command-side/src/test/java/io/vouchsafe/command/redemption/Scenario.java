package io.vouchsafe.command.redemption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vouchsafe.command.CommandSide;
import io.vouchsafe.command.Stored;
import io.vouchsafe.command.campaign.CampaignDesk;
import io.vouchsafe.command.campaign.Terms;
import io.vouchsafe.command.voucher.VoucherDesk;
import io.vouchsafe.contract.error.ApiFailure;
import io.vouchsafe.contract.resource.RedemptionResource;
import io.vouchsafe.events.DomainEvent;
import io.vouchsafe.events.area.AreaDefined;
import io.vouchsafe.events.budget.LedgerCharged;
import io.vouchsafe.events.budget.LedgerState;
import io.vouchsafe.events.campaign.CampaignActivated;
import io.vouchsafe.events.campaign.CampaignCreated;
import io.vouchsafe.events.campaign.CampaignRuleSet;
import io.vouchsafe.events.campaign.CampaignTerms;
import io.vouchsafe.events.category.CategoryDefined;
import io.vouchsafe.events.customer.CustomerRegistered;
import io.vouchsafe.events.rule.CampaignRule;
import io.vouchsafe.events.type.CodeKey;
import io.vouchsafe.events.type.StreamIds;
import io.vouchsafe.events.voucher.VouchersIssued;
import io.vouchsafe.store.clock.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Given what happened before, when a client asks, then exactly these events and this answer. Each scenario plays in a project of its own with a
 * main campaign in draft; what is given is written as events and directory rows, past the commands.
 */
final class Scenario {

    static final Instant NOON = MovableClock.NOON;

    /** Numbers of what is given; those that the command side hands out begin at 1 and stay below. */
    private static final AtomicLong NUMBERS = new AtomicLong(1_000_000);

    final long project = NUMBERS.incrementAndGet();
    final long mainId = NUMBERS.incrementAndGet();
    final CampaignDesk campaigns;
    final VoucherDesk vouchers;
    final Till till;
    private final CommandSide side;
    private long mark;
    private @Nullable RedemptionResource granted;
    private @Nullable ApiFailure failure;

    Scenario(CommandSide side) {
        this(side, Terms.main("Season"));
    }

    Scenario(CommandSide side, Terms main) {
        this.side = side;
        this.campaigns = new CampaignDesk(side, project);
        this.vouchers = new VoucherDesk(side, project);
        this.till = new Till(side, project);
        enterCampaign(mainId, main.build());
        side.append(StreamIds.campaign(mainId), new CampaignCreated(mainId, project, main.build(), NOON));
    }

    // given

    /** An active discount campaign, by default of unique codes for 5 % off. */
    long campaign(UnaryOperator<Terms> terms) {
        long id = draft(terms);
        side.append(StreamIds.campaign(id), new CampaignActivated(id, project, NOON));
        return id;
    }

    /** A discount campaign that was never activated. */
    long draft(UnaryOperator<Terms> terms) {
        long id = NUMBERS.incrementAndGet();
        CampaignTerms built =
                terms.apply(Terms.discount(mainId, "Campaign " + id)).build();
        enterCampaign(id, built);
        side.append(StreamIds.campaign(id), new CampaignCreated(id, project, built, NOON));
        return id;
    }

    private void enterCampaign(long id, CampaignTerms terms) {
        side.sql()
                .sql("insert into command.campaign (id, project_id, parent_id, name_key) values (?, ?, ?, ?)")
                .param(id)
                .param(project)
                .param(terms.parentId())
                .param(terms.name())
                .update();
    }

    /** An active voucher for anyone. */
    long voucher(long campaignId, String code) {
        return voucher(campaignId, code, true, null);
    }

    long voucher(long campaignId, String code, boolean active, @Nullable Long customerNo) {
        long id = NUMBERS.incrementAndGet();
        side.sql()
                .sql("insert into command.issue (id, project_id, campaign_id) values (?, ?, ?)")
                .params(id, project, campaignId)
                .update();
        side.sql()
                .sql(
                        "insert into command.voucher (id, project_id, campaign_id, code_key, code, active, customer_no, created_at)"
                                + " values (?, ?, ?, ?, ?, ?, ?, ?::timestamptz)")
                .param(id)
                .param(project)
                .param(campaignId)
                .param(CodeKey.of(code))
                .param(code)
                .param(active)
                .param(customerNo)
                .param(NOON.toString())
                .update();
        List<@Nullable Long> customers = customerNo == null ? null : List.of(customerNo);
        side.append(
                StreamIds.issue(id),
                new VouchersIssued(id, project, campaignId, id, active, null, List.of(code), customers, NOON));
        return id;
    }

    /** A customer who is known, and new. */
    long customer(String identifier) {
        long no = NUMBERS.incrementAndGet();
        side.sql()
                .sql("insert into events.person (no, project_id, identifier, key) values (?, ?, ?, sha256('key'))")
                .params(no, project, identifier)
                .update();
        side.append(StreamIds.customer(no), new CustomerRegistered(no, project, true, NOON));
        return no;
    }

    /** What a campaign has confirmed before. */
    Scenario spent(long campaignId, long redemptions, long minor) {
        side.append(
                StreamIds.ledger(campaignId),
                new LedgerCharged(
                        campaignId, project, redemptions, minor, new LedgerState(redemptions, minor, Map.of()), NOON));
        return this;
    }

    /** A rule of a campaign, made of the number that it gets. */
    long rule(long campaignId, LongFunction<CampaignRule> rule) {
        long id = NUMBERS.incrementAndGet();
        revised(campaignId, rule.apply(id), 1);
        return id;
    }

    void revised(long campaignId, CampaignRule rule, long revision) {
        side.append(StreamIds.campaign(campaignId), new CampaignRuleSet(campaignId, project, rule, revision, NOON));
    }

    /** An area within an outline. */
    long area(String polyline) {
        long id = NUMBERS.incrementAndGet();
        side.append(StreamIds.area(id), new AreaDefined(id, project, "Area " + id, polyline, 1, NOON));
        return id;
    }

    /** A category of these tags. */
    long category(String name, String... tags) {
        long id = NUMBERS.incrementAndGet();
        side.append(StreamIds.category(id), new CategoryDefined(id, project, name, List.of(tags), 1, NOON));
        return id;
    }

    Scenario happened(String stream, DomainEvent... events) {
        side.append(stream, events);
        return this;
    }

    Scenario later(Duration by) {
        side.clock().move(by);
        return this;
    }

    Instant now() {
        return side.clock().instant();
    }

    // when

    /** Creates a redemption; a transaction id and a cost are filled in before further attributes. */
    Scenario create(String code, String transactionId, String cost, String further) {
        return ask(() -> till.create(
                code, "{'transaction_id': '" + transactionId + "', 'total_transaction_cost': " + cost + further + "}"));
    }

    /** Creates a redemption with exactly these attributes. */
    Scenario send(String code, String json) {
        return ask(() -> till.create(code, json));
    }

    Scenario validate(String code, String transactionId) {
        return create(code, transactionId, "80", "");
    }

    Scenario redeem(String code, String transactionId) {
        return create(code, transactionId, "80", ", 'confirmed': true");
    }

    Scenario confirm(String code, String transactionId) {
        return ask(() -> till.confirm(code, transactionId));
    }

    Scenario delete(String code, String transactionId) {
        return ask(() -> {
            till.delete(code, transactionId);
            return null;
        });
    }

    private Scenario ask(Supplier<@Nullable RedemptionResource> request) {
        mark = side.lastIndex();
        granted = null;
        failure = null;
        try {
            granted = request.get();
        } catch (ApiFailure refused) {
            failure = refused;
        }
        return this;
    }

    // then

    /** The answer was a redemption. */
    RedemptionResource granted() {
        assertThat(failure == null ? "granted" : describe(failure)).isEqualTo("granted");
        return Objects.requireNonNull(granted);
    }

    /** The answer was a redemption with this discount. */
    Scenario grants(String discount) {
        assertThat(granted().grantedDiscount()).hasToString(discount);
        return this;
    }

    /** The answer was no, for exactly these reasons in this order, each as {@code attribute/code}. */
    Scenario refuses(String... reasons) {
        assertThat(failure == null ? "granted" : describe(failure)).isEqualTo(String.join(" ", reasons));
        return this;
    }

    /** The answer was that there is no such thing. */
    Scenario findsNothing() {
        assertThat(failure).isInstanceOf(ApiFailure.NotFound.class);
        return this;
    }

    Scenario succeeds() {
        assertThat(failure == null ? "done" : describe(failure)).isEqualTo("done");
        return this;
    }

    /** Why the last request was refused. */
    ApiFailure failure() {
        return Objects.requireNonNull(failure);
    }

    private static String describe(ApiFailure failure) {
        return Till.outcome(() -> {
            throw failure;
        });
    }

    /** Exactly these events came of it, in this order. */
    Scenario stores(DomainEvent... events) {
        assertThat(events()).containsExactly(events);
        return this;
    }

    /** Exactly events of these kinds came of it, in this order. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    final Scenario storesOnly(Class<? extends DomainEvent>... kinds) {
        assertThat(events().stream().<Class<?>>map(Object::getClass)).containsExactly(kinds);
        return this;
    }

    /** The events that came of the last request. */
    List<DomainEvent> events() {
        return side.eventsAfter(mark).stream().map(Stored::event).toList();
    }

    /** The one event of a kind that came of the last request. */
    <E extends DomainEvent> E event(Class<E> kind) {
        List<E> found =
                events().stream().filter(kind::isInstance).map(kind::cast).toList();
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    /** The number of a customer in the directory; {@code null} if nobody is known under the identifier. */
    @Nullable
    Long customerNo(String identifier) {
        return side.sql()
                .sql("select no from events.person where project_id = ? and identifier = ?")
                .params(project, identifier)
                .query(Long.class)
                .optional()
                .orElse(null);
    }

    /** A request that fails as a whole. */
    static void refusesWith(Runnable request, String reasons) {
        assertThatThrownBy(request::run)
                .isInstanceOfSatisfying(
                        ApiFailure.class,
                        refused -> assertThat(describe(refused)).isEqualTo(reasons));
    }
}
