package io.vouchsafe.query;

import io.vouchsafe.events.DomainEvent;
import io.vouchsafe.events.campaign.CampaignCreated;
import io.vouchsafe.events.campaign.CampaignDeleted;
import io.vouchsafe.events.campaign.CampaignRevised;
import io.vouchsafe.events.campaign.CampaignTerms;
import io.vouchsafe.events.redemption.DecisionFacts;
import io.vouchsafe.events.redemption.DecisionFacts.CampaignFacts;
import io.vouchsafe.events.redemption.DecisionFacts.VoucherFacts;
import io.vouchsafe.events.redemption.RedemptionConfirmed;
import io.vouchsafe.events.redemption.RedemptionDeclined;
import io.vouchsafe.events.redemption.RedemptionRequest;
import io.vouchsafe.events.redemption.RedemptionReversed;
import io.vouchsafe.events.redemption.RedemptionStep;
import io.vouchsafe.events.redemption.RedemptionValidated;
import io.vouchsafe.events.type.CampaignStatus;
import io.vouchsafe.events.type.Discount;
import io.vouchsafe.events.type.DiscountType;
import io.vouchsafe.events.type.Refusal;
import io.vouchsafe.events.type.RefusalCode;
import io.vouchsafe.events.type.StreamIds;
import io.vouchsafe.events.type.VoucherType;
import io.vouchsafe.events.voucher.VoucherAssigned;
import io.vouchsafe.events.voucher.VoucherDeleted;
import io.vouchsafe.events.voucher.VoucherExpired;
import io.vouchsafe.events.voucher.VoucherRedeemed;
import io.vouchsafe.events.voucher.VoucherRestored;
import io.vouchsafe.events.voucher.VoucherState;
import io.vouchsafe.events.voucher.VouchersIssued;
import io.vouchsafe.query.ReadSide.Entry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Tells a history of redemptions event by event, and keeps in plain lists what happened, so that reports can be compared with it. */
final class ReportedHistory {

    private final long project;
    private final ReadSide readSide;
    private final Map<Long, Campaign> campaigns = new LinkedHashMap<>();
    private final Map<Long, Voucher> vouchers = new LinkedHashMap<>();
    private final List<Happening> happenings = new ArrayList<>();
    private List<Entry> pending = new ArrayList<>();
    private long last;

    /** A discount campaign as it is now. */
    record Campaign(
            long id,
            long main,
            String name,
            @Nullable String team,
            @Nullable String channel,
            boolean deleted) {}

    /** What a voucher has been through. */
    static final class Voucher {
        final long id;
        final long campaign;
        VoucherState state;
        boolean validated;

        Voucher(long id, long campaign, VoucherState state) {
            this.id = id;
            this.campaign = campaign;
            this.state = state;
        }
    }

    /** Something that reports count. */
    static final class Happening {
        final String kind;
        final long campaign;
        final Instant at;
        final long count;
        final long granted;
        final long cost;
        final @Nullable Long customer;
        final List<String> codes;
        boolean reversed;
        private final long redemption;
        private final @Nullable Voucher voucher;

        Happening(String kind, Voucher voucher, Instant at, long redemption, RedemptionRequest request, long granted) {
            this.kind = kind;
            this.campaign = voucher.campaign;
            this.at = at;
            this.count = 1;
            this.granted = granted;
            this.cost = request.costMinor();
            this.customer = request.customerNo();
            this.codes = List.of();
            this.redemption = redemption;
            this.voucher = voucher;
        }

        Happening(String kind, long campaign, Instant at, long count, List<String> codes) {
            this.kind = kind;
            this.campaign = campaign;
            this.at = at;
            this.count = count;
            this.granted = 0;
            this.cost = 0;
            this.customer = null;
            this.codes = codes;
            this.redemption = 0;
            this.voucher = null;
        }
    }

    /**
     * An empty history.
     *
     * @param first number to be given to something
     */
    ReportedHistory(ReadSide readSide, long project, long first) {
        this.readSide = readSide;
        this.project = project;
        this.last = first;
    }

    Map<Long, Campaign> campaigns() {
        return campaigns;
    }

    List<Voucher> vouchers() {
        return List.copyOf(vouchers.values());
    }

    List<Happening> happenings() {
        return happenings;
    }

    private long next() {
        return ++last;
    }

    private void happened(String stream, DomainEvent event) {
        pending.add(new Entry(stream, event));
    }

    /** Stores what was told since the last time, as one commit. */
    void commit() {
        if (!pending.isEmpty()) {
            readSide.append(pending);
            pending = new ArrayList<>();
        }
    }

    static CampaignTerms terms(
            @Nullable Long main,
            String name,
            @Nullable String team,
            @Nullable String channel,
            @Nullable Long budgetMinor,
            @Nullable Long redemptions) {
        return new CampaignTerms(
                main,
                name,
                null,
                null,
                VoucherType.GENERIC,
                budgetMinor,
                redemptions,
                null,
                null,
                main == null ? null : new Discount(DiscountType.NUMERIC, 400),
                null,
                null,
                team,
                channel,
                null,
                null,
                null);
    }

    long main(String name, Instant at) {
        return main(terms(null, name, null, null, null, null), at);
    }

    long main(CampaignTerms terms, Instant at) {
        long id = next();
        happened(StreamIds.campaign(id), new CampaignCreated(id, project, terms, at));
        return id;
    }

    long campaign(long main, String name, @Nullable String team, @Nullable String channel, Instant at) {
        return campaign(terms(main, name, team, channel, null, null), at);
    }

    long campaign(CampaignTerms terms, Instant at) {
        long id = next();
        happened(StreamIds.campaign(id), new CampaignCreated(id, project, terms, at));
        campaigns.put(id, of(id, terms, false));
        return id;
    }

    private static Campaign of(long id, CampaignTerms terms, boolean deleted) {
        return new Campaign(
                id, Objects.requireNonNull(terms.parentId()), terms.name(), terms.team(), terms.channel(), deleted);
    }

    void revise(long id, CampaignTerms terms, Instant at) {
        happened(StreamIds.campaign(id), new CampaignRevised(id, project, terms, at));
        campaigns.put(id, of(id, terms, false));
    }

    void delete(long id, Instant at) {
        happened(StreamIds.campaign(id), new CampaignDeleted(id, project, at));
        campaigns.computeIfPresent(
                id, (same, before) -> new Campaign(id, before.main, before.name, before.team, before.channel, true));
        vouchers.values().removeIf(voucher -> voucher.campaign == id);
    }

    /** Issues vouchers, one for each customer; {@code null} for nobody's. */
    List<Long> issue(long campaign, Instant at, @Nullable Long... customers) {
        long first = last + 1;
        List<String> codes = new ArrayList<>();
        for (Long customer : customers) {
            long id = next();
            String code = "C" + project + "-" + id;
            codes.add(code);
            vouchers.put(id, new Voucher(id, campaign, VoucherState.issued(code, true, customer)));
        }
        happened(
                StreamIds.issue(first),
                new VouchersIssued(first, project, campaign, first, true, null, codes, Arrays.asList(customers), at));
        happenings.add(new Happening("issued", campaign, at, customers.length, List.of()));
        long assigned = Arrays.stream(customers).filter(Objects::nonNull).count();
        if (assigned > 0) {
            happenings.add(new Happening("assigned", campaign, at, assigned, List.of()));
        }
        return vouchers.keySet().stream().filter(id -> id >= first).toList();
    }

    private Voucher voucher(long id) {
        return Objects.requireNonNull(vouchers.get(id));
    }

    void assign(long id, long customer, Instant at) {
        Voucher voucher = voucher(id);
        voucher.state = voucher.state.assignedTo(customer);
        happened(StreamIds.voucher(id), new VoucherAssigned(id, project, voucher.campaign, voucher.state, at));
        happenings.add(new Happening("assigned", voucher.campaign, at, 1, List.of()));
    }

    void expire(long id, Instant at) {
        Voucher voucher = voucher(id);
        voucher.state = voucher.state.invalidated();
        happened(StreamIds.voucher(id), new VoucherExpired(id, project, voucher.campaign, voucher.state, at));
    }

    void deleteVoucher(long id, Instant at) {
        Voucher voucher = voucher(id);
        vouchers.remove(id);
        happened(StreamIds.voucher(id), new VoucherDeleted(id, project, voucher.campaign, voucher.state.removed(), at));
    }

    private DecisionFacts facts(long campaign) {
        Campaign of = Objects.requireNonNull(campaigns.get(campaign));
        return new DecisionFacts(
                new VoucherFacts(true, false, 0, false, false), campaign(campaign), campaign(of.main), false, null);
    }

    private static CampaignFacts campaign(long id) {
        return new CampaignFacts(
                id, 0, CampaignStatus.ACTIVE, VoucherType.GENERIC, null, null, null, null, null, 0, 0, null);
    }

    private RedemptionRequest request(long id, @Nullable Long customer, long cost) {
        return new RedemptionRequest("T-" + project + "-" + id, customer, cost, null, null, List.of(), null);
    }

    private String stream(RedemptionRequest request) {
        return StreamIds.redemption(project, request.transactionId());
    }

    /** Validates, and confirms unless that is {@code null}: at once if at the same time. */
    Happening redeem(
            long voucherId,
            @Nullable Long customer,
            long granted,
            long cost,
            Instant at,
            @Nullable Instant confirmedAt) {
        Voucher voucher = voucher(voucherId);
        long id = next();
        RedemptionRequest request = request(id, customer, cost);
        boolean oneStep = at.equals(confirmedAt);
        Happening validated = new Happening("validated", voucher, at, id, request, granted);
        happenings.add(validated);
        voucher.validated = true;
        if (!oneStep) {
            happened(
                    stream(request),
                    new RedemptionValidated(
                            id, project, voucher.campaign, voucherId, request, granted, facts(voucher.campaign), at));
        }
        if (confirmedAt == null) {
            return validated;
        }
        happened(
                stream(request),
                new RedemptionConfirmed(
                        id,
                        project,
                        voucher.campaign,
                        voucherId,
                        request,
                        granted,
                        oneStep,
                        at,
                        facts(voucher.campaign),
                        confirmedAt));
        voucher.state = voucher.state.used(1);
        happened(
                StreamIds.voucher(voucherId),
                new VoucherRedeemed(voucherId, project, voucher.campaign, 1, voucher.state, confirmedAt));
        Happening confirmed = new Happening("confirmed", voucher, confirmedAt, id, request, granted);
        happenings.add(confirmed);
        return confirmed;
    }

    void reverse(Happening confirmed, Instant at) {
        Voucher voucher = Objects.requireNonNull(confirmed.voucher);
        confirmed.reversed = true;
        happened(
                "redemption:" + project + ":T-" + project + "-" + confirmed.redemption,
                new RedemptionReversed(
                        confirmed.redemption,
                        project,
                        confirmed.campaign,
                        Objects.requireNonNull(campaigns.get(confirmed.campaign)).main,
                        voucher.id,
                        confirmed.customer,
                        confirmed.granted,
                        confirmed.at,
                        "UTC",
                        "Goods came back",
                        at));
        voucher.state = voucher.state.restored();
        happened(
                StreamIds.voucher(voucher.id),
                new VoucherRestored(voucher.id, project, voucher.campaign, confirmed.redemption, voucher.state, at));
    }

    void decline(long voucherId, Instant at, RefusalCode... codes) {
        Voucher voucher = voucher(voucherId);
        long id = next();
        happened(
                StreamIds.declined(id),
                new RedemptionDeclined(
                        id,
                        project,
                        voucher.campaign,
                        voucherId,
                        RedemptionStep.REDEEM,
                        request(id, null, 100),
                        false,
                        Arrays.stream(codes)
                                .map(code -> Refusal.of("campaign", code, "is so"))
                                .toList(),
                        facts(voucher.campaign),
                        at));
        happenings.add(new Happening(
                "declined",
                voucher.campaign,
                at,
                1,
                Arrays.stream(codes).map(RefusalCode::wire).distinct().toList()));
    }

    /** Tells a year and more at random: of six campaigns below two main ones, of which one is deleted in the end. */
    void atRandom(long seed, Instant from, Instant to, List<Instant> busy) {
        SplittableRandom random = new SplittableRandom(seed);
        long[] mains = {main("Spring", from), main("Autumn", from)};
        String[] teams = {null, "growth", "=2+3"};
        String[] channels = {"mail", null};
        List<Long> all = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            long id = campaign(mains[i % 2], "Campaign " + i, teams[i % 3], channels[i % 2], from);
            all.addAll(issue(id, from, null, null, 7L, null, null));
        }
        List<Happening> confirmed = new ArrayList<>();
        long span = to.getEpochSecond() - from.getEpochSecond();
        for (int i = 0; i < 600; i++) {
            Instant at = random.nextInt(3) == 0
                    ? busy.get(random.nextInt(busy.size())).plusSeconds(random.nextInt(6 * 3600))
                    : from.plusSeconds(random.nextLong(span));
            long voucher = all.get(random.nextInt(all.size()));
            if (!vouchers.containsKey(voucher)) {
                continue;
            }
            Long customer = random.nextInt(4) == 0 ? null : (Long) (random.nextInt(40) * 700_000L + 1);
            switch (random.nextInt(12)) {
                case 0 -> decline(voucher, at, RefusalCode.BUDGET_EXCEEDED, RefusalCode.NOT_ACTIVE);
                case 1 -> decline(voucher, at, RefusalCode.BUDGET_EXCEEDED);
                case 2 -> redeem(voucher, customer, 300, 9_000, at, null);
                case 3 -> assign(voucher, 9, at);
                case 4 -> confirmed.add(redeem(voucher, customer, 250, 5_000, at, at.plusSeconds(5_000)));
                case 5 -> {
                    if (!confirmed.isEmpty()) {
                        Happening taken = confirmed.remove(random.nextInt(confirmed.size()));
                        if (vouchers.containsKey(Objects.requireNonNull(taken.voucher).id)) {
                            reverse(taken, to);
                        }
                    }
                }
                default ->
                    confirmed.add(
                            redeem(voucher, customer, random.nextInt(1, 900), random.nextInt(1_000, 20_000), at, at));
            }
            if (random.nextInt(5) == 0) {
                commit();
            }
        }
        deleteVoucher(all.getLast(), to);
        expire(all.get(4), to);
        Campaign third = List.copyOf(campaigns.values()).get(2);
        revise(third.id(), terms(third.main(), "Renamed", "support", "mail", null, null), to);
        delete(List.copyOf(campaigns.keySet()).get(1), to);
        commit();
    }
}
