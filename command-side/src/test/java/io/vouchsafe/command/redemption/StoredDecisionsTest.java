package io.vouchsafe.command.redemption;

import static org.assertj.core.api.Assertions.assertThat;

import io.vouchsafe.command.Books;
import io.vouchsafe.command.CommandSide;
import io.vouchsafe.command.Stored;
import io.vouchsafe.command.campaign.CampaignDesk;
import io.vouchsafe.command.voucher.VoucherDesk;
import io.vouchsafe.events.redemption.RedemptionConfirmed;
import io.vouchsafe.events.redemption.RedemptionDeclined;
import io.vouchsafe.events.redemption.RedemptionStep;
import io.vouchsafe.events.redemption.RedemptionValidated;
import io.vouchsafe.events.type.Money;
import io.vouchsafe.events.type.RefusalCode;
import io.vouchsafe.rules.RedemptionDecision;
import io.vouchsafe.rules.RedemptionDecision.Granted;
import io.vouchsafe.rules.RedemptionDecision.Refused;
import io.vouchsafe.rules.RuleBook;
import io.vouchsafe.store.embedded.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Invariant I12: every stored decision, decided again from what is stored, gives the same answer. */
class StoredDecisionsTest {

    private static final long PROJECT = 1;
    private static final int STEPS = 1_200;
    private static final int MOST_ROUNDS = 6;

    private final long seed = System.nanoTime();
    private final SplittableRandom random = new SplittableRandom(seed);
    private final TestDatabase database = TestDatabase.fresh();
    private final CommandSide side = CommandSide.on(database);
    private final CampaignDesk campaigns = new CampaignDesk(side, PROJECT);
    private final VoucherDesk vouchers = new VoucherDesk(side, PROJECT);
    private final Till till = new Till(side, PROJECT);
    private final List<Long> campaignIds = new ArrayList<>();
    private final List<String> codes = new ArrayList<>();
    private final Set<String> outcomes = new TreeSet<>();

    @AfterEach
    void end() {
        side.close();
        database.close();
    }

    @Test
    void areTheSameWhenTheyAreDecidedAgain() {
        begin();
        for (int i = 0; i < STEPS; i++) {
            side.clock().move(Duration.ofMillis(random.nextLong(-10_000, 60_000)));
            outcomes.add(Till.outcome(this::step));
        }

        Books.audited(side);
        decideAgain(side.eventsAfter(0));
        assertThat(outcomes).as("seed %d: the history is worth its name", seed).hasSizeGreaterThan(8);
    }

    @Test
    @DisplayName("§4.2 #4: decisions by rules of every kind, with their revisions, while rules come, change and go")
    void byRulesAreTheSameWhenTheyAreDecidedAgain() {
        RuledHistory history = new RuledHistory(side, PROJECT, random);
        history.begin();
        SeenRules seen = playedFurther(history);
        for (int i = 1; i < MOST_ROUNDS && !seen.isWorthItsName(); i++) {
            seen = playedFurther(history);
        }

        Books.audited(side);
        decideAgain(side.eventsAfter(0));
        assertThat(seen.isWorthItsName()).as("seed %d: %s", seed, seen).isTrue();
    }

    private SeenRules playedFurther(RuledHistory history) {
        history.play(STEPS);
        return SeenRules.audited(side, side.eventsAfter(0), "seed " + seed);
    }

    private void begin() {
        long main = campaigns.main("Season", ", 'max_redemptions': 150, 'max_total_budget': 700");
        for (int i = 0; i < 4; i++) {
            String type = i % 2 == 0 ? "generic" : "unique";
            long campaign = campaigns.discount(
                    main,
                    "Campaign " + i,
                    ", 'discount_type': 'percentage', 'discount_value': 7.25, 'minimum_value': 5, 'voucher_type': '"
                            + type + "'");
            campaignIds.add(campaign);
            for (int voucher = 0; voucher < (i % 2 == 0 ? 2 : 15); voucher++) {
                String code = "CODE-" + i + "-" + voucher;
                String customer = voucher % 3 == 2 ? ", 'customer_identifier': 'cust-1'" : "";
                vouchers.create(campaign, "{'active': true, 'code': '" + code + "'" + customer + "}");
                codes.add(code);
            }
        }
    }

    private void step() {
        String code = codes.get(random.nextInt(codes.size()));
        String transaction = "ORDER-" + random.nextInt(120);
        switch (random.nextInt(22)) {
            case 0 -> campaigns.revise(anyCampaign(), "{'status': 'inactive'}");
            case 1, 2 -> campaigns.revise(anyCampaign(), "{'status': 'active'}");
            case 3 ->
                campaigns.revise(
                        anyCampaign(),
                        "{'max_redemptions': " + random.nextInt(60) + ", 'minimum_value': " + random.nextInt(9)
                                + ", 'maximum_value': " + random.nextInt(60, 120) + "}");
            case 4 -> campaigns.revise(anyCampaign(), "{'max_total_budget': " + random.nextInt(300) + "}");
            case 5 -> vouchers.revise(code, "{'active': " + (random.nextInt(3) > 0) + "}");
            case 6, 7 -> till.delete(code, transaction);
            case 20, 21 -> till.reverse(transaction);
            case 8, 9, 10, 11, 12 -> till.confirm(code, transaction);
            default ->
                till.create(
                        code,
                        "{'transaction_id': '" + transaction + "', 'total_transaction_cost': "
                                + random.nextInt(13_000) / 100.0 + ", 'confirmed': " + (random.nextInt(4) == 0)
                                + ", 'customer_identifier': 'cust-" + random.nextInt(3) + "', 'ttl': "
                                + random.nextInt(1, 500) + "}");
        }
    }

    private long anyCampaign() {
        return campaignIds.get(random.nextInt(campaignIds.size()));
    }

    private void decideAgain(List<Stored> events) {
        Map<Long, RedemptionValidated> validated = new HashMap<>();
        Set<Long> confirmed = new HashSet<>();
        for (Stored stored : events) {
            switch (stored.event()) {
                case RedemptionValidated event -> {
                    validated.put(event.redemptionId(), event);
                    same(RuleBook.create(event.request(), event.facts(), event.at()), granted(event.grantedMinor()));
                }
                case RedemptionConfirmed event -> {
                    confirmed.add(event.redemptionId());
                    Money fixed = Money.ofMinor(event.grantedMinor());
                    same(
                            event.oneStep()
                                    ? RuleBook.create(event.request(), event.facts(), event.at())
                                    : RuleBook.confirm(event.request(), event.facts(), fixed, event.at()),
                            granted(event.grantedMinor()));
                }
                case RedemptionDeclined event
                when event.step() == RedemptionStep.CONFIRM -> confirmAgain(event, validated, confirmed);
                case RedemptionDeclined event ->
                    same(RuleBook.create(event.request(), event.facts(), event.at()), new Refused(event.refusals()));
                default -> {}
            }
        }
    }

    /** What a refused confirmation was about stands in the redemption's own stream: its discount, and whether it was confirmed already. */
    private void confirmAgain(RedemptionDeclined event, Map<Long, RedemptionValidated> validated, Set<Long> confirmed) {
        boolean again = confirmed.contains(event.redemptionId());
        assertThat(event.refusals().getFirst().code() == RefusalCode.ALREADY_CONFIRMED)
                .as("seed %d: %s", seed, event)
                .isEqualTo(again);
        if (!again) {
            RedemptionValidated before = Objects.requireNonNull(validated.get(event.redemptionId()));
            assertThat(event.request()).isEqualTo(before.request());
            same(
                    RuleBook.confirm(event.request(), event.facts(), Money.ofMinor(before.grantedMinor()), event.at()),
                    new Refused(event.refusals()));
        }
    }

    private static RedemptionDecision granted(long minor) {
        return new Granted(Money.ofMinor(minor));
    }

    private void same(RedemptionDecision again, RedemptionDecision stored) {
        assertThat(again).as("seed %d", seed).isEqualTo(stored);
    }
}
