package io.vouchsafe.query.customer;

import io.vouchsafe.contract.caller.Caller;
import io.vouchsafe.contract.error.ApiFailure;
import io.vouchsafe.contract.input.CustomerIdentifier;
import io.vouchsafe.contract.page.PageLinks;
import io.vouchsafe.contract.page.PageRequest;
import io.vouchsafe.contract.resource.CustomerResource;
import io.vouchsafe.contract.resource.RedemptionResource;
import io.vouchsafe.contract.resource.VoucherResource;
import io.vouchsafe.query.campaign.CampaignProjection;
import io.vouchsafe.query.freshness.Freshness;
import io.vouchsafe.query.redemption.RedemptionProjection;
import io.vouchsafe.query.redemption.RedemptionReads;
import io.vouchsafe.query.voucher.VoucherProjection;
import io.vouchsafe.query.voucher.VoucherReads;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Customers to read, and what is theirs (contract §5.8). */
@RestController
@RequestMapping("/api/v1.0/customers")
public final class CustomerController {

    private static final Set<String> CUSTOMERS = Set.of(CustomerProjection.NAME);

    private static final Set<String> VOUCHERS =
            Set.of(CustomerProjection.NAME, CampaignProjection.NAME, VoucherProjection.NAME);

    private static final Set<String> REDEMPTIONS =
            Set.of(CustomerProjection.NAME, CampaignProjection.NAME, VoucherProjection.NAME, RedemptionProjection.NAME);

    private final CustomerReads customers;
    private final VoucherReads vouchers;
    private final RedemptionReads redemptions;
    private final Freshness freshness;

    public CustomerController(
            CustomerReads customers, VoucherReads vouchers, RedemptionReads redemptions, Freshness freshness) {
        this.customers = customers;
        this.vouchers = vouchers;
        this.redemptions = redemptions;
        this.freshness = freshness;
    }

    /** A project's customers, in the order of their registration. */
    @GetMapping
    ResponseEntity<List<CustomerResource>> list(
            Caller caller,
            HttpServletRequest request,
            @RequestParam(name = "page", required = false) @Nullable String page,
            @RequestParam(name = "per_page", required = false) @Nullable String perPage) {
        freshness.await(CUSTOMERS);
        PageRequest wanted = PageRequest.of(page, perPage);
        long total = customers.count(caller.projectId());
        List<CustomerResource> rows = wanted.offset() >= total ? List.of() : customers.page(caller.projectId(), wanted);
        return PageLinks.answer(request, wanted, rows, total);
    }

    /** One customer. */
    @GetMapping("/{identifier}")
    CustomerResource get(Caller caller, @PathVariable("identifier") String identifier) {
        return find(caller, identifier, CUSTOMERS).resource();
    }

    /** The vouchers that are assigned to a customer, by id. */
    @GetMapping("/{identifier}/vouchers")
    ResponseEntity<List<VoucherResource>> vouchers(
            Caller caller,
            HttpServletRequest request,
            @PathVariable("identifier") String identifier,
            @RequestParam(name = "page", required = false) @Nullable String page,
            @RequestParam(name = "per_page", required = false) @Nullable String perPage) {
        long no = find(caller, identifier, VOUCHERS).no();
        PageRequest wanted = PageRequest.of(page, perPage);
        long total = vouchers.countOfCustomer(no);
        List<VoucherResource> rows = wanted.offset() >= total ? List.of() : vouchers.pageOfCustomer(no, wanted);
        return PageLinks.answer(request, wanted, rows, total);
    }

    /** A customer's redemptions by id, confirmed and unconfirmed. */
    @GetMapping("/{identifier}/redemptions")
    ResponseEntity<List<RedemptionResource>> redemptions(
            Caller caller,
            HttpServletRequest request,
            @PathVariable("identifier") String identifier,
            @RequestParam(name = "page", required = false) @Nullable String page,
            @RequestParam(name = "per_page", required = false) @Nullable String perPage) {
        long no = find(caller, identifier, REDEMPTIONS).no();
        PageRequest wanted = PageRequest.of(page, perPage);
        long total = redemptions.countOfCustomer(no);
        List<RedemptionResource> rows = wanted.offset() >= total ? List.of() : redemptions.pageOfCustomer(no, wanted);
        return PageLinks.answer(request, wanted, rows, total);
    }

    /** What cannot identify a customer names nobody. */
    private CustomerReads.Known find(Caller caller, String segment, Set<String> projections) {
        String identifier = segment.strip();
        if (CustomerIdentifier.refusal("identifier", identifier) != null) {
            throw notFound();
        }
        freshness.await(projections);
        return customers.find(caller.projectId(), identifier).orElseThrow(CustomerController::notFound);
    }

    private static ApiFailure notFound() {
        return new ApiFailure.NotFound("Customer");
    }
}
