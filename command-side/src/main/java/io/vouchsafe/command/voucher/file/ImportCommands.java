package io.vouchsafe.command.voucher.file;

import io.vouchsafe.command.campaign.CampaignRoute;
import io.vouchsafe.command.campaign.CampaignStream;
import io.vouchsafe.command.customer.CustomerKey;
import io.vouchsafe.command.customer.Customers;
import io.vouchsafe.command.stream.Decision;
import io.vouchsafe.command.stream.StreamRef;
import io.vouchsafe.command.stream.Streams;
import io.vouchsafe.command.time.DecisionClock;
import io.vouchsafe.command.voucher.IssuingCampaign;
import io.vouchsafe.command.voucher.VoucherDirectory;
import io.vouchsafe.command.voucher.Vouchers;
import io.vouchsafe.events.type.CodeKey;
import io.vouchsafe.events.voucher.VouchersIssued;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;

/** Enters chunks of files (contract §5.2, #5). Of rows with the same code the first is entered, whoever sends the others. */
public final class ImportCommands {

    private static final String INVALID = "Import is invalid";

    private final VoucherDirectory directory;
    private final DecisionClock clock;

    public ImportCommands(VoucherDirectory directory, DecisionClock clock) {
        this.directory = directory;
        this.clock = clock;
    }

    @CommandHandler
    ImportedChunk enter(ImportChunk command, Streams streams, Customers customers, MetaData by) {
        CampaignRoute route = command.campaign();
        IssuingCampaign.terms(route, streams, INVALID);
        Set<Integer> taken = taken(command);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < command.rows().size(); i++) {
            if (!taken.contains(i)) {
                rows.add(command.rows().get(i));
            }
        }
        if (rows.isEmpty()) {
            return new ImportedChunk(taken);
        }
        List<String> codes =
                rows.stream().map(Row::code).map(Objects::requireNonNull).toList();
        Decision decision = new Decision(streams, clock.now(streams), by);
        Set<CustomerKey> named = new LinkedHashSet<>();
        rows.forEach(row -> add(row.identifier(), route.projectId(), named));
        Collection<StreamRef<?>> known = customers.registerAll(named, decision);
        List<@Nullable Long> assigned = named.isEmpty() ? null : numbers(rows, route.projectId(), customers);
        directory.enterIssue(command.issueId(), route.projectId(), route.campaignId(), null);
        streams.wroteRows();
        directory.enter(
                new VoucherDirectory.Entry(route, command.firstVoucherId(), codes, true, assigned, decision.at()));
        lock(route, named, known, streams);
        IssuingCampaign.terms(route, streams, INVALID);
        if (!customers.dropDeleted(streams).isEmpty()) {
            throw new ConcurrencyException("one of these customers has just been deleted");
        }
        Instant at = decision.at();
        streams.append(
                Vouchers.issue(command.issueId()),
                new VouchersIssued(
                        command.issueId(),
                        route.projectId(),
                        route.campaignId(),
                        command.firstVoucherId(),
                        true,
                        null,
                        codes,
                        assigned,
                        at),
                by);
        return new ImportedChunk(taken);
    }

    private Set<Integer> taken(ImportChunk command) {
        List<String> codes = command.rows().stream()
                .map(Row::code)
                .map(Objects::requireNonNull)
                .toList();
        Set<String> keys = new HashSet<>(directory.taken(command.campaign().projectId(), codes));
        Set<Integer> taken = new HashSet<>();
        for (int i = 0; i < codes.size(); i++) {
            if (!keys.add(CodeKey.of(codes.get(i)))) {
                taken.add(i);
            }
        }
        return taken;
    }

    private static void add(@Nullable String identifier, long projectId, Set<CustomerKey> named) {
        if (identifier != null) {
            named.add(new CustomerKey(projectId, identifier));
        }
    }

    private static List<@Nullable Long> numbers(List<Row> rows, long projectId, Customers customers) {
        List<@Nullable Long> numbers = new ArrayList<>(rows.size());
        for (Row row : rows) {
            String identifier = row.identifier();
            numbers.add(identifier == null ? null : customers.number(new CustomerKey(projectId, identifier)));
        }
        return numbers;
    }

    /** From here on the tree is ours, and nobody is deleted: whether the campaign and the customers still stand is decided together with the events. */
    private static void lock(
            CampaignRoute route, Set<CustomerKey> named, Collection<StreamRef<?>> known, Streams streams) {
        TreeSet<Long> locks = new TreeSet<>();
        locks.add(route.treeId());
        named.forEach(key -> locks.add(key.lock()));
        List<StreamRef<?>> refs = new ArrayList<>(known);
        refs.add(CampaignStream.of(route.campaignId()));
        streams.lockLate(locks, refs);
    }
}
