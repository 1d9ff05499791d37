package io.vouchsafe.command.voucher.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vouchsafe.command.CommandSide;
import io.vouchsafe.command.Stored;
import io.vouchsafe.command.campaign.CampaignDesk;
import io.vouchsafe.command.campaign.CampaignRoute;
import io.vouchsafe.command.redemption.Till;
import io.vouchsafe.command.voucher.VoucherDesk;
import io.vouchsafe.contract.error.ApiFailure;
import io.vouchsafe.contract.resource.ImportSummary;
import io.vouchsafe.events.DomainEvent;
import io.vouchsafe.events.customer.CustomerRegistered;
import io.vouchsafe.events.voucher.VouchersIssued;
import io.vouchsafe.store.embedded.TestDatabase;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What comes of a file of vouchers (contract §5.2, #5). */
class ImportScenariosTest {

    private static final AtomicLong PROJECTS = new AtomicLong();
    private static final String PERCENT = ", 'discount_type': 'percentage', 'discount_value': 5";

    private static TestDatabase database;
    private static CommandSide side;

    private final long project = PROJECTS.incrementAndGet();
    private CampaignDesk campaigns;
    private VoucherDesk vouchers;
    private Till till;
    private long main;
    private long campaign;
    private Importer importer;
    private long mark;

    @BeforeAll
    static void start() {
        database = TestDatabase.fresh();
        side = CommandSide.on(database);
    }

    @AfterAll
    static void stop() {
        assertThat(side.streamsWithHoles()).isEmpty();
        side.close();
        database.close();
    }

    @BeforeEach
    void begin() {
        campaigns = new CampaignDesk(side, project);
        vouchers = new VoucherDesk(side, project);
        till = new Till(side, project);
        main = campaigns.main("Season", "");
        campaign = campaigns.discount(main, "Autumn", PERCENT);
        importer = importer(campaign);
        mark = side.lastIndex();
    }

    private Importer importer(long campaignId) {
        return new Importer(side, new CampaignRoute(project, campaignId, main));
    }

    private List<VouchersIssued> issued() {
        return events().stream()
                .filter(VouchersIssued.class::isInstance)
                .map(VouchersIssued.class::cast)
                .toList();
    }

    private List<DomainEvent> events() {
        return side.eventsAfter(mark).stream().map(Stored::event).toList();
    }

    private static String codes(String prefix, int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> prefix + i + "\n").collect(Collectors.joining());
    }

    @Test
    @DisplayName(
            "§5.2 #5: imported vouchers are active, and assigned to the customer of their row, who is registered with it")
    void becomesVouchers() {
        ImportSummary summary = importer.load("code,customer_identifier\nA,cust-1\nb,\nC,cust-2\nD,cust-1\n");

        assertThat(summary).isEqualTo(new ImportSummary(4, 0, List.of()));
        assertThat(events()).hasSize(3);
        VouchersIssued event = (VouchersIssued) events().getLast();
        Long first = ((CustomerRegistered) events().get(0)).customerNo();
        Long second = ((CustomerRegistered) events().get(1)).customerNo();
        assertThat(event)
                .isEqualTo(new VouchersIssued(
                        event.issueId(),
                        project,
                        campaign,
                        event.firstVoucherId(),
                        true,
                        null,
                        List.of("A", "b", "C", "D"),
                        Arrays.asList(first, null, second, first),
                        side.clock().instant()));
        till.redeem("B", "ORDER-1");
        assertThat(Till.outcome(() -> till.redeem("A", "ORDER-2")))
                .isEqualTo("customer/does_not_match_assigned_customer");
        till.create(
                "A",
                "{'transaction_id': 'ORDER-3', 'total_transaction_cost': 9, 'confirmed': true, 'customer_identifier': 'cust-1'}");
    }

    @Test
    @DisplayName(
            "§5.2 #5: the first of duplicate codes is accepted, later ones and codes of the project are invalid rows")
    void refusesCodesThatAreTaken() {
        vouchers.voucher(campaigns.discount(main, "Other", PERCENT), "TAKEN");
        mark = side.lastIndex();

        assertThat(importer.load("code\nA\nTAKEN\na\nB\n A \ntaken\na/b\nC\n"))
                .isEqualTo(new ImportSummary(3, 5, List.of("TAKEN", "a", " A ", "taken", "a/b")));
        assertThat(importer.load("code\nA\nB\nD\n")).isEqualTo(new ImportSummary(1, 2, List.of("A", "B")));
        assertThat(issued().stream().flatMap(event -> event.codes().stream())).containsExactly("A", "B", "C", "D");
    }

    @Test
    void comesInChunksAndLaterDuplicatesAreFoundInEarlierOnes() {
        ImportSummary summary = importer.load("code\n" + codes("X-", 0, 2_500) + codes("X-", 0, 20) + "Y\n");

        assertThat(summary.validRowsCount()).isEqualTo(2_501);
        assertThat(summary.invalidRowsCount()).isEqualTo(20);
        assertThat(summary.invalidRows()).startsWith("X-0", "X-1").hasSize(20);
        assertThat(issued()).extracting(event -> event.codes().size()).containsExactly(1_000, 1_000, 501);
        assertThat(issued())
                .extracting(VouchersIssued::issueId)
                .containsOnly(issued().getFirst().issueId());
        List<Long> ids = issued().stream()
                .flatMap(event -> IntStream.range(0, event.codes().size()).mapToObj(i -> event.firstVoucherId() + i))
                .toList();
        assertThat(ids).isSorted().doesNotHaveDuplicates();
        till.redeem("x-2499", "ORDER-1");
    }

    @Test
    void listsTheFirstTenThousandInvalidRows() {
        ImportSummary summary = importer.load("code\n" + codes("a/", 0, 10_500) + "A\n");

        assertThat(summary.validRowsCount()).isEqualTo(1);
        assertThat(summary.invalidRowsCount()).isEqualTo(10_500);
        assertThat(summary.invalidRows())
                .hasSize(10_000)
                .startsWith("a/0", "a/1")
                .endsWith("a/9999");
    }

    @Test
    void registersNewCustomersInBulk() {
        String rows = IntStream.range(0, 600)
                .mapToObj(i -> "K-" + i + ",cust-" + i % 400 + "\n")
                .collect(Collectors.joining());

        assertThat(importer.load("code,customer_identifier\n" + rows).validRowsCount())
                .isEqualTo(600);

        assertThat(events().stream().filter(CustomerRegistered.class::isInstance))
                .hasSize(400);
        assertThat(issued()).extracting(event -> event.codes().size()).containsExactly(250, 250, 100);
        assertThat(side.sql()
                        .sql("select count(distinct no) from events.person where project_id = ?")
                        .param(project)
                        .query(Long.class)
                        .single())
                .isEqualTo(400);
        List<Long> numbers = issued().stream()
                .flatMap(event -> Objects.requireNonNull(event.customers()).stream())
                .map(Objects::requireNonNull)
                .toList();
        assertThat(numbers.subList(0, 200)).isEqualTo(numbers.subList(400, 600));
    }

    @Test
    void goesIntoGenericCampaignsToo() {
        long generic = campaigns.discount(main, "Generic", PERCENT + ", 'voucher_type': 'generic'");

        assertThat(importer(generic).load("code\nSALE10\nSALE20\n").validRowsCount())
                .isEqualTo(2);
        till.redeem("SALE10", "ORDER-1");
        till.redeem("SALE10", "ORDER-2");
    }

    @Test
    @DisplayName("§5.2 #5: campaign/not_allowed_to_have_vouchers for main campaigns")
    void doesNotGoIntoMainCampaigns() {
        Importer intoMain = new Importer(side, new CampaignRoute(project, main, null));

        assertThat(Till.outcome(() -> intoMain.load("code\nA\n"))).isEqualTo("campaign/not_allowed_to_have_vouchers");
        assertThat(events()).isEmpty();
    }

    @Test
    void staysWhereTheFileBreaksOff() {
        InputStream broken = new SequenceInputStream(
                new ByteArrayInputStream(("code\n" + codes("P-", 0, 1_500)).getBytes(StandardCharsets.UTF_8)),
                new InputStream() {
                    @Override
                    public int read() throws IOException {
                        throw new IOException("the client is gone");
                    }

                    @Override
                    public int read(byte[] bytes, int offset, int length) throws IOException {
                        throw new IOException("the client is gone");
                    }
                });

        assertThatThrownBy(() -> importer.load(broken)).isInstanceOf(UncheckedIOException.class);

        assertThat(issued()).extracting(event -> event.codes().size()).containsExactly(1_000);
        assertThat(importer.load("code\n" + codes("P-", 0, 1_500)).validRowsCount())
                .isEqualTo(500);
    }

    @Test
    void endsWithTheCampaign() {
        CampaignRoute gone = new CampaignRoute(project, campaign, main);
        campaigns.delete(campaign);
        mark = side.lastIndex();

        assertThat(Till.outcome(() -> new Importer(side, gone).load("code\nA\n")))
                .isEqualTo("404");
        assertThatThrownBy(() -> new Importer(side, new CampaignRoute(project, 999_999, main)).load("code\nA\n"))
                .isInstanceOf(ApiFailure.NotFound.class);
        assertThat(events()).isEmpty();
    }

    @Test
    @DisplayName("§5.2 #5: two files with the same codes at once enter each code once")
    void entersEachCodeOnceWhenSentTwiceAtOnce() throws Exception {
        try (CommandSide other = CommandSide.on(database);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CampaignRoute route = new CampaignRoute(project, campaign, main);
            List<Future<ImportSummary>> running = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                Importer one = new Importer(i % 2 == 0 ? side : other, route);
                String rows = i < 2 ? codes("S-", 0, 3_000) : reversed("S-", 3_000);
                String header = i % 2 == 0 ? "code\n" : "code,customer_identifier\n";
                running.add(threads.submit(() -> one.load(header + rows)));
            }
            long valid = 0;
            long invalid = 0;
            for (Future<ImportSummary> one : running) {
                valid += one.get().validRowsCount();
                invalid += one.get().invalidRowsCount();
            }
            assertThat(valid).isEqualTo(3_000);
            assertThat(invalid).isEqualTo(9_000);
        }
        assertThat(issued().stream().flatMap(event -> event.codes().stream()))
                .hasSize(3_000)
                .doesNotHaveDuplicates();
    }

    private static String reversed(String prefix, int count) {
        return IntStream.iterate(count - 1, i -> i - 1)
                .limit(count)
                .mapToObj(i -> prefix + i + "\n")
                .collect(Collectors.joining());
    }
}
