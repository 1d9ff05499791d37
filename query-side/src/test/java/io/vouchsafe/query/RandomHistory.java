package io.vouchsafe.query;

import io.vouchsafe.events.DomainEvent;
import io.vouchsafe.events.budget.LedgerCharged;
import io.vouchsafe.events.budget.LedgerReversed;
import io.vouchsafe.events.budget.LedgerState;
import io.vouchsafe.events.campaign.CampaignActivated;
import io.vouchsafe.events.campaign.CampaignCreated;
import io.vouchsafe.events.campaign.CampaignDeactivated;
import io.vouchsafe.events.campaign.CampaignDeleted;
import io.vouchsafe.events.campaign.CampaignRevised;
import io.vouchsafe.events.customer.CustomerDeleted;
import io.vouchsafe.events.customer.CustomerErased;
import io.vouchsafe.events.customer.CustomerRedeemedElsewhere;
import io.vouchsafe.events.customer.CustomerRedemptionsReversed;
import io.vouchsafe.events.customer.CustomerRegistered;
import io.vouchsafe.events.customer.CustomerReturned;
import io.vouchsafe.events.personal.Sealed;
import io.vouchsafe.events.redemption.RedemptionConfirmed;
import io.vouchsafe.events.redemption.RedemptionDeclined;
import io.vouchsafe.events.redemption.RedemptionDeleted;
import io.vouchsafe.events.redemption.RedemptionRequest;
import io.vouchsafe.events.redemption.RedemptionReversed;
import io.vouchsafe.events.redemption.RedemptionStep;
import io.vouchsafe.events.redemption.RedemptionValidated;
import io.vouchsafe.events.type.CategoryTag;
import io.vouchsafe.events.type.Location;
import io.vouchsafe.events.type.Refusal;
import io.vouchsafe.events.type.RefusalCode;
import io.vouchsafe.events.type.StreamIds;
import io.vouchsafe.events.type.VoucherType;
import io.vouchsafe.events.voucher.VoucherAssigned;
import io.vouchsafe.events.voucher.VoucherDeleted;
import io.vouchsafe.events.voucher.VoucherExpired;
import io.vouchsafe.events.voucher.VoucherRedeemed;
import io.vouchsafe.events.voucher.VoucherRestored;
import io.vouchsafe.events.voucher.VoucherRevised;
import io.vouchsafe.events.voucher.VoucherState;
import io.vouchsafe.events.voucher.VoucherUnassigned;
import io.vouchsafe.events.voucher.VouchersIssued;
import io.vouchsafe.query.ReadSide.Entry;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A history that could have happened, drawn from a seed: every kind of event, in an order that the rules allow. Keeps what is true at the end
 * in plain maps, written by other means than the projections, so that their rows can be compared with it.
 */
final class RandomHistory {

    private static final long PROJECT = 1;

    private final SplittableRandom random;
    private final List<List<Entry>> commits = new ArrayList<>();
    private final Map<Long, String> campaigns = new LinkedHashMap<>();
    private final Map<Long, Voucher> vouchers = new LinkedHashMap<>();
    private final Map<Long, Redemption> redemptions = new LinkedHashMap<>();
    private final Map<Long, Customer> customers = new LinkedHashMap<>();
    private final Set<String> reversed = new HashSet<>();
    private final RandomDefinitions definitions;
    private List<Entry> commit = new ArrayList<>();
    private Instant now = Given.NOON;
    private long lastId = 1;

    private static final class Voucher {
        private final long id;
        private final long campaign;
        private VoucherState state;

        Voucher(long id, long campaign, VoucherState state) {
            this.id = id;
            this.campaign = campaign;
            this.state = state;
        }
    }

    private record Customer(boolean registeredAsNew, boolean isNew, boolean redeemed, Instant at) {}

    private record Redemption(
            long id,
            Voucher voucher,
            RedemptionRequest request,
            Instant validatedAt,
            @Nullable Instant confirmedAt) {}

    RandomHistory(long seed, int steps) {
        this.random = new SplittableRandom(seed);
        this.definitions = new RandomDefinitions(PROJECT, random, this::happened);
        long main = nextId();
        happened(StreamIds.campaign(main), new CampaignCreated(main, PROJECT, Given.mainTerms("Main"), now));
        for (int i = 0; i < 4; i++) {
            createCampaign(main);
        }
        for (int i = 0; i < steps; i++) {
            now = now.plusMillis(random.nextInt(1, 5_000));
            if (now.equals(now.truncatedTo(ChronoUnit.SECONDS))) {
                // Java and PostgreSQL word a whole second differently, which is not what is tested.
                now = now.plusMillis(1);
            }
            step(main);
            if (random.nextInt(4) == 0) {
                commits.add(commit);
                commit = new ArrayList<>();
            }
        }
        commits.add(commit);
    }

    /** What was written in each commit. */
    List<List<Entry>> commits() {
        return commits;
    }

    private void step(long main) {
        switch (random.nextInt(30)) {
            case 0 -> createCampaign(main);
            case 1 -> changeCampaign(main);
            case 2 -> deleteCampaign();
            case 3, 4 -> issue();
            case 5, 6 -> revise();
            case 7 -> swapCodes();
            case 8 -> deleteVoucher();
            case 9, 10, 11, 12 -> validate();
            case 13, 14 -> confirm();
            case 15, 16 -> redeem();
            case 17 -> deleteRedemption();
            case 18 -> decline();
            case 19, 20 -> customers();
            case 21 -> deleteOrEraseCustomer();
            case 22 -> assign();
            case 23, 24, 25 -> definitions.ruleChanges(any(campaigns.keySet()), now);
            case 28, 29 -> reverse();
            case 26 -> definitions.definitionChanges(now);
            default -> expire();
        }
    }

    private void createCampaign(long main) {
        long id = nextId();
        VoucherType type = random.nextBoolean() ? VoucherType.UNIQUE : VoucherType.GENERIC;
        happened(
                StreamIds.campaign(id),
                new CampaignCreated(id, PROJECT, Given.childTerms(main, "Campaign " + id, type), now));
        campaigns.put(id, "DRAFT " + now);
        issueTo(id);
    }

    private void changeCampaign(long main) {
        Long id = any(campaigns.keySet());
        if (id == null) {
            return;
        }
        String before = String.valueOf(campaigns.get(id));
        String status = before.substring(0, before.indexOf(' '));
        DomainEvent event = switch (random.nextInt(3)) {
            case 0 -> new CampaignActivated(id, PROJECT, now);
            case 1 -> new CampaignDeactivated(id, PROJECT, now);
            default ->
                new CampaignRevised(id, PROJECT, Given.childTerms(main, "Renamed at " + now, VoucherType.UNIQUE), now);
        };
        happened(StreamIds.campaign(id), event);
        campaigns.put(
                id,
                switch (event) {
                            case CampaignActivated activated -> "ACTIVE ";
                            case CampaignDeactivated deactivated -> "INACTIVE ";
                            default -> status + " ";
                        }
                        + now);
    }

    private void deleteCampaign() {
        Long id = any(campaigns.keySet());
        if (id == null
                || redemptions.values().stream().anyMatch(r -> r.voucher.campaign == id && r.confirmedAt != null)) {
            return;
        }
        happened(StreamIds.campaign(id), new CampaignDeleted(id, PROJECT, now));
        campaigns.remove(id);
        definitions.campaignDeleted(id);
        redemptions.values().removeIf(redemption -> redemption.voucher.campaign == id);
        vouchers.values().removeIf(voucher -> voucher.campaign == id);
    }

    private void issue() {
        Long campaign = any(campaigns.keySet());
        if (campaign != null) {
            issueTo(campaign);
        }
    }

    private void issueTo(long campaign) {
        long first = lastId + 1;
        int size = random.nextInt(1, 30);
        boolean active = random.nextInt(5) > 0;
        List<String> codes = new ArrayList<>();
        List<@Nullable Long> customers = random.nextBoolean() ? null : new ArrayList<>();
        for (int i = 0; i < size; i++) {
            long id = nextId();
            Long customer = customers == null || random.nextBoolean() ? null : (long) random.nextInt(1, 9);
            if (customers != null) {
                customers.add(customer);
            }
            codes.add("code-" + id);
            vouchers.put(id, new Voucher(id, campaign, VoucherState.issued("code-" + id, active, customer)));
        }
        happened(
                StreamIds.issue(first),
                new VouchersIssued(first, PROJECT, campaign, first, active, null, codes, customers, now));
    }

    private void revise() {
        Voucher voucher = any(vouchers.values());
        if (voucher != null) {
            revise(voucher, random.nextBoolean() ? "Code-" + voucher.id + "-" + nextId() : voucher.state.code());
        }
    }

    private void revise(Voucher voucher, String code) {
        voucher.state = voucher.state.revised(code, random.nextBoolean());
        happened(
                StreamIds.voucher(voucher.id),
                new VoucherRevised(voucher.id, PROJECT, voucher.campaign, voucher.state, now));
    }

    private void swapCodes() {
        Voucher one = any(vouchers.values());
        Voucher two = any(vouchers.values());
        if (one == null || two == null || one.id == two.id) {
            return;
        }
        String code = one.state.code();
        String other = two.state.code();
        revise(one, "between");
        revise(two, code);
        revise(one, other);
    }

    private void deleteVoucher() {
        Voucher voucher = any(vouchers.values());
        if (voucher == null || voucher.state.uses() > 0) {
            return;
        }
        happened(
                StreamIds.voucher(voucher.id),
                new VoucherDeleted(voucher.id, PROJECT, voucher.campaign, voucher.state.removed(), now));
        redemptions.values().removeIf(redemption -> redemption.voucher.id == voucher.id);
        vouchers.remove(voucher.id);
    }

    private void validate() {
        Voucher voucher = any(vouchers.values());
        if (voucher == null) {
            return;
        }
        RedemptionRequest request = request();
        long id = nextId();
        happened(
                StreamIds.redemption(PROJECT, request.transactionId()),
                new RedemptionValidated(
                        id, PROJECT, voucher.campaign, voucher.id, request, granted(id), Given.facts(), now));
        redemptions.put(id, new Redemption(id, voucher, request, now, null));
    }

    private RedemptionRequest request() {
        // Few enough that ids come back once they are free.
        TreeSet<String> free = new TreeSet<>();
        for (int i = 0; i < redemptions.size() + reversed.size() + 5; i++) {
            free.add("T-" + i);
        }
        redemptions.values().forEach(redemption -> free.remove(redemption.request.transactionId()));
        free.removeAll(reversed);
        Long customer = random.nextBoolean() ? null : (long) random.nextInt(1, 9);
        RedemptionRequest request = new RedemptionRequest(
                free.first(),
                customer,
                random.nextLong(0, 1_000_000),
                random.nextBoolean() ? null : "till \"1\" {,}",
                random.nextBoolean() ? null : new Location(random.nextDouble(-90, 90), -13.4),
                random.nextBoolean() ? List.of() : List.of(new CategoryTag("c\\h", "a'p\"p")),
                random.nextBoolean() ? null : now.plusSeconds(60));
        return customer == null || random.nextBoolean()
                ? request
                : request.sealed(new Sealed(request.located(), "c2VhbGVk+/="));
    }

    private void confirm() {
        Redemption redemption = any(redemptions.values());
        if (redemption != null && redemption.confirmedAt == null) {
            confirmed(redemption, false);
        }
    }

    private void redeem() {
        Voucher voucher = any(vouchers.values());
        if (voucher != null) {
            confirmed(new Redemption(nextId(), voucher, request(), now, null), true);
        }
    }

    private void confirmed(Redemption redemption, boolean oneStep) {
        Voucher voucher = redemption.voucher;
        voucher.state = voucher.state.used(1);
        long id = redemption.id;
        long granted = granted(id);
        redemptions.put(id, new Redemption(id, voucher, redemption.request, redemption.validatedAt, now));
        happened(
                StreamIds.redemption(PROJECT, redemption.request.transactionId()),
                new RedemptionConfirmed(
                        id,
                        PROJECT,
                        voucher.campaign,
                        voucher.id,
                        redemption.request,
                        granted,
                        oneStep,
                        redemption.validatedAt,
                        Given.facts(),
                        now));
        happened(
                StreamIds.voucher(voucher.id),
                new VoucherRedeemed(voucher.id, PROJECT, voucher.campaign, 1, voucher.state, now));
        LedgerState ledger = new LedgerState(1, granted, Map.of());
        happened(
                StreamIds.ledger(voucher.campaign),
                new LedgerCharged(voucher.campaign, PROJECT, 1, granted, ledger, now));
    }

    private void reverse() {
        Redemption redemption = any(redemptions.values());
        if (redemption == null || redemption.confirmedAt == null) {
            return;
        }
        Voucher voucher = redemption.voucher;
        voucher.state = voucher.state.restored();
        redemptions.remove(redemption.id);
        reversed.add(redemption.request.transactionId());
        happened(
                StreamIds.redemption(PROJECT, redemption.request.transactionId()),
                new RedemptionReversed(
                        redemption.id,
                        PROJECT,
                        voucher.campaign,
                        null,
                        voucher.id,
                        redemption.request.customerNo(),
                        granted(redemption.id),
                        redemption.confirmedAt,
                        "UTC",
                        "Goods came back",
                        now));
        happened(
                StreamIds.voucher(voucher.id),
                new VoucherRestored(voucher.id, PROJECT, voucher.campaign, redemption.id, voucher.state, now));
        happened(
                StreamIds.ledger(voucher.campaign),
                new LedgerReversed(
                        voucher.campaign, PROJECT, redemption.id, granted(redemption.id), LedgerState.EMPTY, now));
    }

    private void deleteRedemption() {
        Redemption redemption = any(redemptions.values());
        if (redemption == null || redemption.confirmedAt != null) {
            return;
        }
        happened(
                StreamIds.redemption(PROJECT, redemption.request.transactionId()),
                new RedemptionDeleted(redemption.id, PROJECT, redemption.voucher.campaign, redemption.voucher.id, now));
        redemptions.remove(redemption.id);
    }

    private void decline() {
        Voucher voucher = any(vouchers.values());
        if (voucher == null) {
            return;
        }
        long id = nextId();
        happened(
                StreamIds.declined(id),
                new RedemptionDeclined(
                        id,
                        PROJECT,
                        voucher.campaign,
                        voucher.id,
                        RedemptionStep.REDEEM,
                        request(),
                        false,
                        List.of(Refusal.of("campaign", RefusalCode.BUDGET_EXCEEDED, "is used up")),
                        Given.facts(),
                        now));
    }

    private void customers() {
        Long known = random.nextBoolean() ? null : any(customers.keySet());
        if (known != null) {
            boolean registeredAsNew = customer(known).registeredAsNew;
            if (!customer(known).redeemed) {
                happened(StreamIds.customer(known), new CustomerReturned(known, PROJECT, 1L, now));
                customers.put(known, new Customer(registeredAsNew, false, true, now));
            } else if (random.nextBoolean()) {
                happened(StreamIds.customer(known), new CustomerRedeemedElsewhere(known, PROJECT, 2, now));
                happened(
                        StreamIds.customer(known),
                        new CustomerRedemptionsReversed(known, PROJECT, 2, true, false, now));
            } else {
                happened(
                        StreamIds.customer(known),
                        new CustomerRedemptionsReversed(known, PROJECT, 1, false, registeredAsNew, now));
                customers.put(known, new Customer(registeredAsNew, registeredAsNew, false, now));
            }
            return;
        }
        long no = nextId();
        boolean isNew = random.nextInt(4) > 0;
        happened(StreamIds.customer(no), new CustomerRegistered(no, PROJECT, isNew, now));
        customers.put(no, new Customer(isNew, isNew, false, now));
    }

    private Customer customer(long no) {
        return Objects.requireNonNull(customers.get(no));
    }

    private void deleteOrEraseCustomer() {
        Long no = any(customers.keySet());
        if (no == null) {
            return;
        }
        for (Voucher voucher : vouchers.values()) {
            if (no.equals(voucher.state.customerNo())) {
                unassign(voucher);
            }
        }
        boolean erased = customer(no).redeemed || random.nextBoolean();
        happened(
                StreamIds.customer(no),
                erased ? new CustomerErased(no, PROJECT, null, now) : new CustomerDeleted(no, PROJECT, now));
        customers.remove(no);
    }

    private void assign() {
        Voucher voucher = any(vouchers.values());
        Long no = any(customers.keySet());
        if (voucher == null || no == null) {
            return;
        }
        if (voucher.state.customerNo() != null) {
            unassign(voucher);
            return;
        }
        voucher.state = voucher.state.assignedTo(no);
        happened(
                StreamIds.voucher(voucher.id),
                new VoucherAssigned(voucher.id, PROJECT, voucher.campaign, voucher.state, now));
    }

    private void unassign(Voucher voucher) {
        voucher.state = voucher.state.assignedTo(null);
        happened(
                StreamIds.voucher(voucher.id),
                new VoucherUnassigned(voucher.id, PROJECT, voucher.campaign, voucher.state, now));
    }

    private void expire() {
        Voucher voucher = any(vouchers.values());
        if (voucher == null || voucher.state.expired()) {
            return;
        }
        voucher.state = voucher.state.invalidated();
        happened(
                StreamIds.voucher(voucher.id),
                new VoucherExpired(voucher.id, PROJECT, voucher.campaign, voucher.state, now));
    }

    private static long granted(long redemptionId) {
        return redemptionId % 1_000;
    }

    private long nextId() {
        return ++lastId;
    }

    private void happened(String stream, DomainEvent event) {
        commit.add(new Entry(stream, event));
    }

    private <T> @Nullable T any(Collection<T> from) {
        return from.isEmpty()
                ? null
                : from.stream().skip(random.nextInt(from.size())).findFirst().orElseThrow();
    }

    /** Every campaign with its status and when it was last changed, as the query of the same name in the test words it. */
    List<String> expectedCampaigns() {
        return campaigns.entrySet().stream()
                .map(campaign -> campaign.getKey() + " " + campaign.getValue())
                .toList();
    }

    /** Every voucher with its state and its redemptions. */
    List<String> expectedVouchers() {
        return vouchers.values().stream()
                .map(voucher -> "%d %d %s %s %s %s %d %d"
                        .formatted(
                                voucher.id,
                                voucher.campaign,
                                voucher.state.code(),
                                voucher.state.active(),
                                voucher.state.customerNo(),
                                voucher.state.expired(),
                                voucher.state.uses(),
                                redemptions.values().stream()
                                        .filter(redemption ->
                                                redemption.voucher.id == voucher.id && redemption.confirmedAt == null)
                                        .count()))
                .toList();
    }

    /** Every customer, and when one was last changed. */
    List<String> expectedCustomers() {
        return customers.entrySet().stream()
                .map(customer -> customer.getKey() + " " + customer.getValue().isNew + " " + customer.getValue().at)
                .toList();
    }

    /** Every area, category and rule. */
    List<String> expectedDefinitions() {
        return definitions.expected();
    }

    /** Every redemption with its times. */
    List<String> expectedRedemptions() {
        return redemptions.values().stream()
                .sorted((one, two) -> Long.compare(one.id, two.id))
                .map(redemption -> "%d %d %s %d %d %s %s"
                        .formatted(
                                redemption.id,
                                redemption.voucher.id,
                                redemption.request.transactionId(),
                                redemption.request.costMinor(),
                                granted(redemption.id),
                                redemption.validatedAt,
                                redemption.confirmedAt))
                .toList();
    }
}
