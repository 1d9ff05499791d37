package io.vouchsafe.command.voucher;

import io.vouchsafe.events.campaign.CampaignTerms;
import java.time.Instant;
import java.util.List;

/** What came of issuing vouchers: consecutive numbers from the first, in the order of the codes. */
record IssuedVouchers(CampaignTerms campaign, long firstVoucherId, List<String> codes, Instant at) {}
