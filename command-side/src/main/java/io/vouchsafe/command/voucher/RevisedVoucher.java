package io.vouchsafe.command.voucher;

import io.vouchsafe.events.campaign.CampaignTerms;
import io.vouchsafe.events.voucher.VoucherState;
import java.time.Instant;

/** What came of editing a voucher. */
record RevisedVoucher(CampaignTerms campaign, VoucherState state, Instant at) {}
