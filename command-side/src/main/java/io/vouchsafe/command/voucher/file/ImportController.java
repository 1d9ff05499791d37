package io.vouchsafe.command.voucher.file;

import io.vouchsafe.command.campaign.CampaignDirectory;
import io.vouchsafe.command.campaign.CampaignRoute;
import io.vouchsafe.command.voucher.IssuingCampaign;
import io.vouchsafe.contract.caller.Caller;
import io.vouchsafe.contract.error.ApiFailure;
import io.vouchsafe.contract.resource.ImportSummary;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Imports over HTTP (contract §5.2, #5). A file is read as it arrives and entered chunk by chunk, each chunk in a transaction of its own: what was entered
 * before a client hangs up, or before anything else goes wrong, stays. Sending the file again then lists those rows as invalid, and enters the others.
 */
@RestController
public final class ImportController {

    /** Files that are read at once: each holds a chunk of rows, and a slow client holds its place for as long as it likes. */
    private static final int FILES_AT_ONCE = 16;

    private static final int RETRY_SECONDS = 5;

    private final ChunkSender sender;
    private final CampaignDirectory campaigns;
    private final long maxBytes;
    private final Semaphore files = new Semaphore(FILES_AT_ONCE);

    /**
     * Imports over HTTP.
     *
     * @param maxBytes a larger file is answered with 413
     */
    public ImportController(ChunkSender sender, CampaignDirectory campaigns, long maxBytes) {
        this.sender = sender;
        this.campaigns = campaigns;
        this.maxBytes = maxBytes;
    }

    @PostMapping("/api/v1.0/campaigns/{campaignId}/vouchers/import")
    ImportSummary load(Caller caller, @PathVariable long campaignId, HttpServletRequest request) {
        CampaignRoute campaign = issuing(caller, campaignId);
        if (!files.tryAcquire()) {
            throw new ApiFailure.Unavailable("Many files are being imported; nothing was changed", RETRY_SECONDS);
        }
        RowCount count = new RowCount();
        try (InputStream file = Upload.open(request, maxBytes)) {
            return load(caller, campaign, file, count);
        } catch (IOException broken) {
            throw new ApiFailure.Malformed("The request's body ended early or is no well-formed form; " + soFar(count));
        } catch (ApiFailure.Unavailable unavailable) {
            throw new ApiFailure.Unavailable(
                    unavailable.getMessage() + "; " + soFar(count), unavailable.retryAfterSeconds());
        } finally {
            files.release();
        }
    }

    /** Enters the rows of a file that need not be sent, and returns when all of them are committed. */
    public ImportSummary load(Caller caller, long campaignId, InputStream file) throws IOException {
        return load(caller, issuing(caller, campaignId), file, new RowCount());
    }

    private CampaignRoute issuing(Caller caller, long campaignId) {
        CampaignRoute campaign = campaigns.require(caller.projectId(), campaignId);
        if (campaign.parentId() == null) {
            throw IssuingCampaign.notAllowed("Import is invalid");
        }
        return campaign;
    }

    private static String soFar(RowCount count) {
        return count.valid() + " rows were imported before";
    }

    /** Reads to the end of the file, never holding more than a chunk of it. */
    ImportSummary load(Caller caller, CampaignRoute campaign, InputStream in, RowCount count) throws IOException {
        VoucherFile file = VoucherFile.open(in);
        long issueId = sender.newIssue();
        for (List<Row> rows = file.chunk(); !rows.isEmpty(); rows = file.chunk()) {
            List<Row> fit = rows.stream().filter(row -> row.code() != null).toList();
            Set<Integer> taken = fit.isEmpty()
                    ? Set.of()
                    : sender.send(caller, campaign, issueId, fit).taken();
            int next = 0;
            for (Row row : rows) {
                if (row.code() == null || taken.contains(next++)) {
                    count.refused(row);
                } else {
                    count.enteredOne();
                }
            }
        }
        return count.summary();
    }
}
