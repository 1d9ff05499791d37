package io.vouchsafe.command.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.vouchsafe.command.CommandSide;
import io.vouchsafe.command.Stored;
import io.vouchsafe.command.redemption.Till;
import io.vouchsafe.command.voucher.VoucherDesk;
import io.vouchsafe.contract.error.ApiFailure;
import io.vouchsafe.contract.resource.CampaignResource;
import io.vouchsafe.events.DomainEvent;
import io.vouchsafe.events.campaign.CampaignActivated;
import io.vouchsafe.events.campaign.CampaignCreated;
import io.vouchsafe.events.campaign.CampaignDeactivated;
import io.vouchsafe.events.campaign.CampaignDeleted;
import io.vouchsafe.events.campaign.CampaignRevised;
import io.vouchsafe.store.embedded.TestDatabase;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A campaign's life: created, edited, switched on and off, moved, frozen, deleted (contract §3.1 to §3.3, §5.1). */
class CampaignScenariosTest {

    private static final AtomicLong PROJECTS = new AtomicLong();
    private static final String FIVE_PERCENT = ", 'discount_type': 'percentage', 'discount_value': 5";

    private static TestDatabase database;
    private static CommandSide side;

    private final long project = PROJECTS.incrementAndGet();
    private CampaignDesk campaigns;
    private VoucherDesk vouchers;
    private Till till;
    private long main;
    private long mark;

    @BeforeAll
    static void start() {
        database = TestDatabase.fresh();
        side = CommandSide.on(database);
    }

    @AfterAll
    static void stop() {
        side.close();
        database.close();
    }

    @BeforeEach
    void begin() {
        campaigns = new CampaignDesk(side, project);
        vouchers = new VoucherDesk(side, project);
        till = new Till(side, project);
        main = campaigns.main("Season", "");
        mark = side.lastIndex();
    }

    private long discount(String name, String further) {
        long id = campaigns.discount(main, name, FIVE_PERCENT + further);
        mark = side.lastIndex();
        return id;
    }

    private List<DomainEvent> events() {
        return side.eventsAfter(mark).stream().map(Stored::event).toList();
    }

    @Test
    void isCreatedInDraft() {
        CampaignResource campaign = campaigns.create(
                "{'name': ' Autumn ', 'parent_id': " + main + ", 'campaign_type': 'discount'" + FIVE_PERCENT + "}");

        assertThat(campaign.status()).isEqualTo("draft");
        assertThat(campaign.name()).isEqualTo("Autumn");
        assertThat(campaign.voucherType()).isEqualTo("unique");
        assertThat(campaign.createdAt())
                .isEqualTo(campaign.updatedAt())
                .isEqualTo(side.clock().instant());
        assertThat(events())
                .containsExactly(new CampaignCreated(
                        campaign.id(),
                        project,
                        Terms.discount(main, "Autumn").build(),
                        side.clock().instant()));
    }

    @Test
    void isActivatedWithItsCreationIfSoWanted() {
        CampaignResource campaign = campaigns.create("{'name': 'Now', 'status': 'active'}");

        assertThat(campaign.status()).isEqualTo("active");
        assertThat(events())
                .extracting(DomainEvent::getClass)
                .<Class<?>>map(type -> type)
                .containsExactly(CampaignCreated.class, CampaignActivated.class);
        assertThat(Till.outcome(() -> campaigns.create("{'name': 'Never', 'status': 'inactive'}")))
                .isEqualTo("status/unexpected_value");
    }

    @Test
    void goesFromDraftToActiveAndToAndFroButNeverBackToDraft() {
        assertThat(Till.outcome(() -> campaigns.revise(main, "{'status': 'inactive'}")))
                .isEqualTo("status/unexpected_value");
        assertThat(Till.outcome(() -> campaigns.revise(main, "{'status': 'draft'}")))
                .isEqualTo("granted");
        assertThat(events()).isEmpty();

        assertThat(campaigns.revise(main, "{'status': 'active'}").status()).isEqualTo("active");
        assertThat(campaigns.revise(main, "{'status': 'active'}").status()).isEqualTo("active");
        assertThat(campaigns.revise(main, "{'status': 'inactive'}").status()).isEqualTo("inactive");
        assertThat(campaigns.revise(main, "{'status': 'active'}").status()).isEqualTo("active");
        assertThat(Till.outcome(() -> campaigns.revise(main, "{'status': 'draft'}")))
                .isEqualTo("status/unexpected_value");

        assertThat(events())
                .containsExactly(
                        new CampaignActivated(main, project, side.clock().instant()),
                        new CampaignDeactivated(main, project, side.clock().instant()),
                        new CampaignActivated(main, project, side.clock().instant()));
    }

    @Test
    void keepsWhatAnEditDoesNotMention() {
        long campaign = discount("Autumn", ", 'max_redemptions': 5, 'description': 'internal'");

        CampaignResource revised = campaigns.revise(campaign, "{'max_redemptions': 7, 'id': 1, 'nonsense': true}");

        assertThat(revised.maxRedemptions()).isEqualTo(7);
        assertThat(revised.description()).isEqualTo("internal");
        assertThat(revised.name()).isEqualTo("Autumn");
        assertThat(revised.status()).isEqualTo("active");
        assertThat(events()).hasSize(1).first().isInstanceOf(CampaignRevised.class);
    }

    @Test
    void storesNothingForAnEditThatChangesNothing() {
        long campaign = discount("Autumn", ", 'max_redemptions': 5");

        campaigns.revise(campaign, "{'max_redemptions': 5, 'name': 'Autumn', 'status': 'active'}");
        campaigns.revise(campaign, "{}");

        assertThat(events()).isEmpty();
    }

    @Test
    void removesALimitByNull() {
        long campaign = discount("Autumn", ", 'max_redemptions': 5");

        assertThat(campaigns.revise(campaign, "{'max_redemptions': null}").maxRedemptions())
                .isNull();
    }

    @Test
    void bearsANameOfItsOwnInItsProject() {
        long campaign = discount("Autumn", "");

        assertThat(Till.outcome(() -> campaigns.create("{'name': 'Season'}"))).isEqualTo("name/must_be_unique");
        assertThat(Till.outcome(() -> campaigns.revise(campaign, "{'name': 'Season'}")))
                .isEqualTo("name/must_be_unique");
        assertThat(new CampaignDesk(side, PROJECTS.incrementAndGet()).main("Season", ""))
                .isPositive();
        campaigns.revise(main, "{'name': 'Another'}");
        assertThat(campaigns.revise(campaign, "{'name': 'Season'}").name()).isEqualTo("Season");
    }

    @Test
    void standsUnderAMainCampaignOfItsOwnProjectOnly() {
        long campaign = discount("Autumn", "");
        long foreign = new CampaignDesk(side, PROJECTS.incrementAndGet()).main("Foreign", "");

        for (long parent : new long[] {campaign, foreign, 999_999}) {
            assertThat(Till.outcome(() -> campaigns.discount(parent, "Child of " + parent, FIVE_PERCENT)))
                    .isEqualTo("parent_id/invalid");
            assertThat(Till.outcome(() -> campaigns.revise(campaign, "{'parent_id': " + parent + "}")))
                    .isEqualTo("parent_id/invalid");
        }
    }

    @Test
    void movesToAnotherMainCampaignWhileNothingIsConfirmed() {
        long campaign = discount("Autumn", "");
        long other = campaigns.main("Other season", "");
        vouchers.voucher(campaign, "SUMMER-" + project);

        assertThat(campaigns.revise(campaign, "{'parent_id': " + other + "}").parentId())
                .isEqualTo(other);

        campaigns.delete(main);
        till.redeem("SUMMER-" + project, "ORDER-1");
        long third = campaigns.main("Third season", "");
        assertThat(Till.outcome(() -> campaigns.revise(campaign, "{'parent_id': " + third + "}")))
                .isEqualTo("parent_id/invalid");
    }

    @Test
    void freezesWhatMoneyWasGrantedOn() {
        long campaign = discount("Autumn", "");
        vouchers.voucher(campaign, "SUMMER-" + project);
        campaigns.revise(campaign, "{'voucher_type': 'generic', 'discount_value': 6}");
        till.validate("SUMMER-" + project, "ORDER-1");
        campaigns.revise(campaign, "{'discount_value': 7}");
        till.confirm("SUMMER-" + project, "ORDER-1");
        mark = side.lastIndex();

        assertThat(Till.outcome(() ->
                        campaigns.revise(campaign, "{'voucher_type': 'unique', 'discount_value': 8, 'name': 'X'}")))
                .isEqualTo("voucher_type/invalid discount_value/invalid");
        assertThat(Till.outcome(() -> campaigns.revise(campaign, "{'discount_type': 'numeric'}")))
                .isEqualTo("discount_type/invalid");
        assertThat(events()).isEmpty();
        assertThat(campaigns
                        .revise(campaign, "{'discount_value': 7.0, 'voucher_type': 'generic', 'max_redemptions': 1}")
                        .maxRedemptions())
                .isEqualTo(1);
    }

    @Test
    void isDeletedWithItsVouchersWhichFreesNameCodesAndPrefixes() throws Exception {
        long campaign = discount("Autumn", "");
        vouchers.voucher(campaign, "SUMMER");
        String batch = "{'active': true, 'size': 3, 'code_type': 'mixed', 'random_part_length': 5, 'prefix': 'P'}";
        vouchers.issue(campaign, batch);
        till.validate("SUMMER", "ORDER-1");
        mark = side.lastIndex();

        campaigns.delete(campaign);

        assertThat(events())
                .containsExactly(
                        new CampaignDeleted(campaign, project, side.clock().instant()));
        assertThat(Till.outcome(() -> campaigns.delete(campaign))).isEqualTo("404");
        assertThat(Till.outcome(() -> campaigns.revise(campaign, "{}"))).isEqualTo("404");
        assertThat(Till.outcome(() -> vouchers.voucher(campaign, "OTHER"))).isEqualTo("404");
        assertThat(Till.outcome(() -> till.validate("SUMMER", "ORDER-2"))).isEqualTo("404");
        long next = discount("Autumn", "");
        assertThat(vouchers.voucher(next, "SUMMER").code()).isEqualTo("SUMMER");
        assertThat(vouchers.issue(next, batch)).hasSize(3);
    }

    @Test
    void isNotDeletedWhileItHasChildrenOrConfirmedRedemptions() {
        long campaign = discount("Autumn", "");
        vouchers.voucher(campaign, "SUMMER-" + project);
        till.redeem("SUMMER-" + project, "ORDER-1");

        assertThatExceptionOfType(ApiFailure.Invalid.class)
                .isThrownBy(() -> campaigns.delete(campaign))
                .satisfies(failure -> assertThat(failure.body().code()).isEqualTo("can_not_be_deleted"));
        assertThat(Till.outcome(() -> campaigns.delete(main))).isEqualTo("base/invalid base/invalid");
    }

    @Test
    void belongsToItsProjectAlone() {
        CampaignDesk others = new CampaignDesk(side, PROJECTS.incrementAndGet());

        assertThat(Till.outcome(() -> others.revise(main, "{'name': 'Mine'}"))).isEqualTo("404");
        assertThat(Till.outcome(() -> others.delete(main))).isEqualTo("404");
        assertThat(events()).isEmpty();
    }
}
