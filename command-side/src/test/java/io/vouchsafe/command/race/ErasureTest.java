package io.vouchsafe.command.race;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.vouchsafe.command.Books;
import io.vouchsafe.command.CommandSide;
import io.vouchsafe.command.Stored;
import io.vouchsafe.command.area.AreaDesk;
import io.vouchsafe.command.area.Polyline;
import io.vouchsafe.command.assignment.CustomerDesk;
import io.vouchsafe.command.campaign.CampaignDesk;
import io.vouchsafe.command.campaign.rule.RuleDesk;
import io.vouchsafe.command.redemption.Till;
import io.vouchsafe.command.voucher.VoucherDesk;
import io.vouchsafe.contract.resource.RedemptionResource;
import io.vouchsafe.events.customer.CustomerErased;
import io.vouchsafe.events.customer.CustomerRegistered;
import io.vouchsafe.events.redemption.RedemptionConfirmed;
import io.vouchsafe.events.redemption.RedemptionDeclined;
import io.vouchsafe.events.redemption.RedemptionValidated;
import io.vouchsafe.events.type.Location;
import io.vouchsafe.events.type.Money;
import io.vouchsafe.events.voucher.VoucherUnassigned;
import io.vouchsafe.rules.RedemptionDecision;
import io.vouchsafe.rules.RuleBook;
import io.vouchsafe.store.embedded.TestDatabase;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Customers are erased for good, alone and while others redeem for them at two instances. */
class ErasureTest {

    private static final long PROJECT = 1;
    private static final int CLIENTS = 64;
    private static final String PERSON = "jo.bloggs@example.test";
    private static final String AGENT = "till of the harbour branch";
    private static final List<String> TRACES = List.of(PERSON, AGENT, "52.520008", "13.404954");

    private final TestDatabase database = TestDatabase.fresh();
    private final List<CommandSide> sides = List.of(CommandSide.on(database), CommandSide.on(database));
    private final CommandSide side = sides.getFirst();
    private final CampaignDesk campaigns = new CampaignDesk(side, PROJECT);
    private final VoucherDesk vouchers = new VoucherDesk(side, PROJECT);
    private final CustomerDesk customers = new CustomerDesk(side, PROJECT);
    private final Till till = new Till(side, PROJECT);
    private long unique;
    private long generic;

    @BeforeEach
    void begin() {
        String fiveOff = ", 'discount_type': 'numeric', 'discount_value': 5";
        unique = campaigns.discount(campaigns.main("Season", ""), "Autumn", fiveOff);
        generic =
                campaigns.discount(campaigns.main("Other season", ""), "Sale", fiveOff + ", 'voucher_type': 'generic'");
        vouchers.voucher(generic, "ANY");
    }

    @AfterEach
    void end() {
        sides.forEach(CommandSide::close);
        database.close();
    }

    private static String request(String transactionId, String customer, String further) {
        return "{'transaction_id': '" + transactionId + "', 'total_transaction_cost': 9, 'customer_identifier': '"
                + customer + "', 'user_agent': '" + AGENT
                + "', 'location': {'latitude': 52.520008, 'longitude': 13.404954}" + further + "}";
    }

    private RedemptionResource redeem(String transactionId, String customer) {
        return till.create("ANY", request(transactionId, customer, ", 'confirmed': true"));
    }

    private void erase(String identifier) {
        customers.erase(identifier, "{}");
    }

    /** Everything that the database holds of these texts, be it as text or as bytes. */
    private List<String> found(List<String> texts) {
        return side.sql().sql("""
                        select quote_ident(schemaname) || '.' || quote_ident(tablename) from pg_tables
                         where schemaname in ('events', 'command')""").query((row, _) -> row.getString(1)).list().stream()
                .flatMap(table ->
                        side
                                .sql()
                                .sql("select t::text from " + table + " as t")
                                .query((row, _) -> row.getString(1))
                                .list()
                                .stream()
                                .filter(row -> texts.stream()
                                        .anyMatch(text -> row.contains(text)
                                                || row.contains(HexFormat.of().formatHex(text.getBytes(UTF_8)))))
                                .map(row -> table + ": " + row))
                .toList();
    }

    @Test
    void keepsWhatARequestTellsUnderTheKeyOfItsCustomerAlone() {
        RedemptionResource redeemed = redeem("A", PERSON);
        till.create("ANY", request("B", PERSON, ""));
        RedemptionResource confirmed = new Till(sides.getLast(), PROJECT).confirm("ANY", "B");

        for (RedemptionResource answer : List.of(redeemed, confirmed)) {
            assertThat(answer.customerIdentifier()).isEqualTo(PERSON);
            assertThat(answer.userAgent()).isEqualTo(AGENT);
            assertThat(answer.location()).isEqualTo(new Location(52.520008, 13.404954));
        }
        assertThat(found(TRACES)).singleElement().asString().startsWith("events.person: ");
    }

    @Test
    void keepsNothingOfWhatAnUnknownCustomersDeclinedAttemptTells() {
        long expensive = campaigns.discount(
                campaigns.main("Third season", ""),
                "Third",
                ", 'discount_type': 'numeric', 'discount_value': 5, 'minimum_value': 100");
        vouchers.voucher(expensive, "DEAR");

        assertThat(Till.outcome(() -> till.create("DEAR", request("A", PERSON, ""))))
                .isNotEqualTo("granted");

        RedemptionDeclined declined = side.all(RedemptionDeclined.class).getFirst();
        assertThat(declined.customerNamed()).isTrue();
        assertThat(declined.request().located()).isTrue();
        assertThat(found(TRACES)).isEmpty();
    }

    @Test
    void erasesACustomerAndKeepsWhatWasRedeemed() {
        vouchers.create(unique, "{'active': true, 'code': 'UNUSED', 'customer_identifier': '" + PERSON + "'}");
        vouchers.create(unique, "{'active': true, 'code': 'USED', 'customer_identifier': '" + PERSON + "'}");
        till.create("USED", request("A", PERSON, ", 'confirmed': true"));
        long area = new AreaDesk(side, PROJECT).area("Centre", Polyline.rectangle(52, 13, 53, 14));
        new RuleDesk(side, PROJECT).add(generic, "area_rules", "{'area_id': " + area + "}");
        redeem("B", PERSON);
        till.create("ANY", request("OPEN", PERSON, ""));
        long generically = Books.audited(side).spent(generic);
        List<Stored> before = side.eventsAfter(0);

        customers.erase(PERSON, "{'reason': 'asked by letter of 4 March'}");

        assertThat(found(TRACES)).isEmpty();
        assertThat(side.eventsAfter(0)).startsWith(before.toArray(Stored[]::new));
        assertThat(side.all(CustomerErased.class)).singleElement().satisfies(erased -> {
            assertThat(erased.reason()).isEqualTo("asked by letter of 4 March");
            assertThat(erased.customerNo())
                    .isEqualTo(side.all(CustomerRegistered.class).getFirst().customerNo());
        });
        assertThat(Books.audited(side).confirmed()).hasSize(2);
        assertThat(Books.audited(side).spent(generic)).isEqualTo(generically);
        assertThat(side.all(VoucherUnassigned.class)).hasSize(1);
        assertThat(Till.outcome(() -> till.redeem("UNUSED", "C"))).isEqualTo("granted");
        assertThat(Till.outcome(() -> till.confirm("ANY", "OPEN"))).isEqualTo("customer/invalid");
        assertThat(Till.outcome(() -> erase(PERSON))).isEqualTo("404");
        assertThat(Till.outcome(() -> customers.assign(PERSON, "ANY"))).isEqualTo("404");
        decidesTheSameAgain();

        redeem("D", PERSON);
        assertThat(side.all(CustomerRegistered.class)).hasSize(2);
        erase(PERSON);
        assertThat(side.all(CustomerErased.class)).hasSize(2);
        assertThat(found(TRACES)).isEmpty();
    }

    /** Whatever was decided on requests that can be read no more is decided likewise from what is stored. */
    private void decidesTheSameAgain() {
        for (RedemptionValidated event : side.all(RedemptionValidated.class)) {
            assertThat(RuleBook.create(event.request(), event.facts(), event.at()))
                    .isEqualTo(new RedemptionDecision.Granted(Money.ofMinor(event.grantedMinor())));
        }
        for (RedemptionConfirmed event : side.all(RedemptionConfirmed.class)) {
            if (event.oneStep()) {
                assertThat(RuleBook.create(event.request(), event.facts(), event.at()))
                        .isEqualTo(new RedemptionDecision.Granted(Money.ofMinor(event.grantedMinor())));
            }
        }
    }

    @Test
    void erasesNobodyElse() {
        CustomerDesk elsewhere = new CustomerDesk(side, PROJECT + 1);
        elsewhere.customer(PERSON);
        customers.customer("other");

        assertThat(Till.outcome(() -> erase(PERSON))).isEqualTo("404");
        erase("other");
        assertThat(found(List.of(PERSON))).hasSize(1);
        elsewhere.erase(PERSON, "{}");
        assertThat(found(List.of(PERSON))).isEmpty();
    }

    @Test
    void refusesAReasonThatNamesTheCustomer() {
        customers.customer(PERSON);

        assertThat(Till.outcome(() -> customers.erase(PERSON, "{'reason': 'for JO.BLOGGS@example.test, by mail'}")))
                .isEqualTo("reason/invalid");
        assertThat(Till.outcome(() -> customers.erase(PERSON, "{'reason': '" + "x".repeat(501) + "'}")))
                .isEqualTo("reason/too_long");
        assertThat(Till.outcome(() -> customers.erase(PERSON, "{'reason': 7}"))).isEqualTo("reason/invalid");
        assertThat(side.all(CustomerErased.class)).isEmpty();
    }

    @Test
    void erasesWhileManyRedeemForTheCustomer() throws Exception {
        redeem("FIRST", PERSON);

        Map<String, Long> outcomes = Crowd.of(CLIENTS + 1, 1, i -> () -> {
            CommandSide at = sides.get(i % 2);
            if (i == CLIENTS / 2) {
                new CustomerDesk(at, PROJECT).erase(PERSON, "{}");
            } else {
                new Till(at, PROJECT).create("ANY", request("ORDER-" + i, PERSON, ", 'confirmed': true"));
            }
        });

        assertThat(outcomes).isEqualTo(Map.of("granted", CLIENTS + 1L));
        assertThat(Books.audited(side).confirmed()).hasSize(CLIENTS + 1);
        assertThat(Books.audited(side).spent(generic)).isEqualTo((CLIENTS + 1) * 500L);
        assertThat(side.streamsWithHoles()).isEmpty();
        long erased = side.all(CustomerErased.class).getFirst().customerNo();
        boolean gone = false;
        for (Stored stored : side.eventsAfter(0)) {
            gone |= stored.event() instanceof CustomerErased;
            if (gone && stored.event() instanceof RedemptionConfirmed confirmed) {
                assertThat(confirmed.request().customerNo()).isNotEqualTo(erased);
            }
        }
        if (found(List.of(PERSON)).isEmpty()) {
            redeem("LAST", PERSON);
        }
        erase(PERSON);
        assertThat(found(TRACES)).isEmpty();
        decidesTheSameAgain();
    }

    @Test
    void erasesACustomerOnce() throws Exception {
        redeem("FIRST", PERSON);

        Map<String, Long> outcomes =
                Crowd.of(CLIENTS, 1, i -> () -> new CustomerDesk(sides.get(i % 2), PROJECT).erase(PERSON, "{}"));

        assertThat(outcomes).isEqualTo(Map.of("granted", 1L, "404", CLIENTS - 1L));
        assertThat(side.all(CustomerErased.class)).hasSize(1);
    }

    @Test
    void erasesOrConfirms() throws Exception {
        List<String> orders =
                IntStream.range(0, CLIENTS / 2).mapToObj(i -> "ORDER-" + i).toList();
        orders.forEach(order -> till.create("ANY", request(order, PERSON, "")));

        Map<String, Long> outcomes = Crowd.of(orders.size() + 1, 1, i -> () -> {
            if (i == orders.size()) {
                erase(PERSON);
            } else {
                new Till(sides.get(i % 2), PROJECT).confirm("ANY", orders.get(i));
            }
        });

        assertThat(outcomes.keySet()).isSubsetOf("granted", "customer/invalid");
        assertThat(Books.audited(side).confirmed())
                .hasSize(Math.toIntExact(Objects.requireNonNull(outcomes.get("granted")) - 1));
        assertThat(found(TRACES)).isEmpty();
    }
}
