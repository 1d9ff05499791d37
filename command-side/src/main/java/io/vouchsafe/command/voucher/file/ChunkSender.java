package io.vouchsafe.command.voucher.file;

import io.vouchsafe.command.campaign.CampaignRoute;
import io.vouchsafe.command.dispatch.Dispatcher;
import io.vouchsafe.command.identity.IdKind;
import io.vouchsafe.command.identity.Identities;
import io.vouchsafe.command.voucher.BulkWork;
import io.vouchsafe.contract.caller.Caller;
import java.util.List;

/** Has chunks of a file entered, each in a transaction of its own and in turn with other work on many vouchers. */
public final class ChunkSender {

    private final Dispatcher dispatcher;
    private final Identities identities;
    private final BulkWork bulk;

    public ChunkSender(Dispatcher dispatcher, Identities identities, BulkWork bulk) {
        this.dispatcher = dispatcher;
        this.identities = identities;
        this.bulk = bulk;
    }

    /** The number of a new file. */
    long newIssue() {
        return identities.next(IdKind.ISSUE);
    }

    /** Enters rows that are fit; returns after the commit. */
    ImportedChunk send(Caller caller, CampaignRoute campaign, long issueId, List<Row> rows) {
        return bulk.inTurn(() -> dispatcher.send(
                caller,
                new ImportChunk(campaign, issueId, identities.take(IdKind.VOUCHER, rows.size()), rows),
                ImportedChunk.class));
    }
}
