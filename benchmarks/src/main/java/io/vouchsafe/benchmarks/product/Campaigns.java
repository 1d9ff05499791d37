package io.vouchsafe.benchmarks.product;

import io.vouchsafe.benchmarks.load.Load;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.JsonNode;

/**
 * Makes campaigns to redeem: each a discount campaign of 5 % with a budget and a limit of redemptions, under a main campaign of its own that has
 * both too. All of them are large enough for any run unless said otherwise.
 */
public final class Campaigns {

    /** What each redemption of {@link #BODY} is granted, in whole units of money: 5 % of 80. */
    public static final long GRANTED = 4;

    /** A confirmed redemption, in one step. */
    public static final String BODY =
            "{\"transaction_id\":\"" + Load.ID + "\",\"total_transaction_cost\":80.00,\"confirmed\":true}";

    private static final String CAMPAIGNS = "/api/v1.0/campaigns";
    private static final long PLENTY = 1_000_000_000;
    private static final int BATCH = 50_000;
    private static final int SETTERS_UP = 8;

    private final Api api;
    private final AtomicLong numbers = new AtomicLong();

    public Campaigns(Api api) {
        this.api = api;
    }

    /** The limits of a discount campaign. */
    public record Limits(long redemptions, long budget) {

        /** Limits that no run reaches. */
        public static final Limits NONE_NEAR = new Limits(PLENTY, PLENTY);
    }

    /** One campaign with one code that everybody may use, and the load that redeems it. */
    public Load generic(Limits limits) {
        return load(List.of(path(genericCode(limits))));
    }

    /** The code of a new campaign with one code that everybody may use. */
    public String genericCode(Limits limits) {
        long number = numbers.incrementAndGet();
        String code = "BENCH-%06d".formatted(number);
        api.post(campaign(number, "generic", limits) + "/vouchers", Map.of("active", true, "code", code));
        return code;
    }

    /** So many such campaigns, redeemed in turn. */
    public Load generics(int count) {
        List<Future<String>> codes = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(SETTERS_UP)) {
            for (int i = 0; i < count; i++) {
                codes.add(threads.submit(() -> genericCode(Limits.NONE_NEAR)));
            }
        }
        List<String> paths = new ArrayList<>();
        for (Future<String> code : codes) {
            try {
                paths.add(path(code.get()));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", e);
            } catch (ExecutionException e) {
                throw new IllegalStateException("a campaign could not be made", e);
            }
        }
        return load(paths);
    }

    /** The path of a new campaign of unique codes that has none yet. */
    public String empty() {
        return campaign(numbers.incrementAndGet(), "unique", Limits.NONE_NEAR);
    }

    /** At least so many codes of one new campaign, each of which can be used once. */
    public Load unique(long codes) {
        String campaign = campaign(numbers.incrementAndGet(), "unique", Limits.NONE_NEAR);
        List<String> paths = new ArrayList<>();
        while (paths.size() < codes) {
            Map<String, ?> batch = Map.of(
                    "active",
                    true,
                    "size",
                    BATCH,
                    "code_type",
                    "mixed",
                    "random_part_length",
                    10,
                    "prefix",
                    "U" + numbers.incrementAndGet());
            for (JsonNode voucher : api.post(campaign + "/vouchers/batch", batch)) {
                paths.add(path(voucher.path("code").asString()));
            }
        }
        return load(paths);
    }

    /** Makes an active campaign and its main campaign; returns its path. */
    private String campaign(long number, String voucherType, Limits limits) {
        JsonNode main = api.post(
                CAMPAIGNS, Map.of("name", "Main " + number, "max_total_budget", PLENTY, "max_redemptions", PLENTY));
        Map<String, Object> terms = new HashMap<>();
        terms.put("parent_id", main.path("id").asLong());
        terms.put("campaign_type", "discount");
        terms.put("name", "Discount " + number);
        terms.put("voucher_type", voucherType);
        terms.put("discount_type", "percentage");
        terms.put("discount_value", 5);
        terms.put("max_redemptions", limits.redemptions());
        terms.put("max_total_budget", limits.budget());
        String path = CAMPAIGNS + "/" + api.post(CAMPAIGNS, terms).path("id").asLong();
        api.patch(path, Map.of("status", "active"));
        return path;
    }

    private Load load(List<String> paths) {
        return new Load(api.port(), api.apiKey(), paths, BODY);
    }

    /** The same body to another path of the same server. */
    public Load to(String path) {
        return load(List.of(path));
    }

    private static String path(String code) {
        return "/api/v1.0/vouchers/" + code + "/redemptions";
    }
}
