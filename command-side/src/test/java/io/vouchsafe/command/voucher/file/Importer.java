package io.vouchsafe.command.voucher.file;

import io.vouchsafe.command.CommandSide;
import io.vouchsafe.command.campaign.CampaignRoute;
import io.vouchsafe.contract.caller.Caller;
import io.vouchsafe.contract.resource.ImportSummary;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Somebody who imports files: the request of contract §5.2, #5, without HTTP. */
public final class Importer {

    private final ImportController controller;
    private final Caller caller;
    private final CampaignRoute campaign;

    /** Imports into a discount campaign of a project at one instance. */
    public Importer(CommandSide side, CampaignRoute campaign) {
        this.controller = side.part(ImportController.class);
        this.caller = CommandSide.admin(campaign.projectId());
        this.campaign = campaign;
    }

    /** Imports rows of text. */
    public ImportSummary load(String csv) {
        return load(new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)));
    }

    /** Imports what is read from a stream. */
    public ImportSummary load(InputStream in) {
        try {
            return controller.load(caller, campaign, in, new RowCount());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
