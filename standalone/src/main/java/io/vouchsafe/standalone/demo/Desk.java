package io.vouchsafe.standalone.demo;

import io.vouchsafe.command.area.AreaController;
import io.vouchsafe.command.assignment.CustomerController;
import io.vouchsafe.command.campaign.CampaignController;
import io.vouchsafe.command.campaign.rule.RuleController;
import io.vouchsafe.command.category.CategoryController;
import io.vouchsafe.command.voucher.ExpiryController;
import io.vouchsafe.command.voucher.VoucherController;
import io.vouchsafe.command.voucher.file.ImportController;
import io.vouchsafe.contract.caller.Caller;
import io.vouchsafe.contract.input.JsonBody;
import io.vouchsafe.contract.json.ApiJson;
import io.vouchsafe.contract.resource.ImportSummary;
import io.vouchsafe.standalone.demo.Edit.Reference;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.springframework.beans.factory.BeanFactory;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Makes the edits of the story, as an admin would through the API, and knows the numbers of what it has made. One thread uses it. */
final class Desk {

    private static final String HEADER = "code,customer_identifier\n";

    private final BeanFactory beans;
    private final Caller caller;
    private final Tally tally;
    private final JsonMapper json = ApiJson.mapper();
    private final Map<String, Long> numbers = new HashMap<>();

    Desk(BeanFactory beans, Caller caller, Tally tally) {
        this.beans = beans;
        this.caller = caller;
        this.tally = tally;
    }

    /** Makes one edit, and returns after its commit. */
    void make(Edit edit) throws IOException, InterruptedException {
        switch (edit) {
            case Edit.DefineArea area ->
                numbers.put(
                        area.key(),
                        beans.getBean(AreaController.class)
                                .define(caller, body(Map.of("name", area.name(), "area", area.polyline())))
                                .id());
            case Edit.DefineCategory category ->
                numbers.put(
                        category.name(),
                        beans.getBean(CategoryController.class)
                                .define(caller, body(Map.of("name", category.name(), "tags", category.tags())))
                                .id());
            case Edit.Create create ->
                numbers.put(
                        create.key(),
                        beans.getBean(CampaignController.class)
                                .create(caller, body(create.terms()))
                                .id());
            case Edit.Revise revise ->
                beans.getBean(CampaignController.class).revise(caller, number(revise.campaign()), body(revise.terms()));
            case Edit.AddRule add ->
                numbers.put(
                        add.key(),
                        beans.getBean(RuleController.class)
                                .add(caller, number(add.campaign()), add.kind(), body(add.terms()))
                                .id());
            case Edit.ReviseRule revise ->
                beans.getBean(RuleController.class)
                        .revise(caller, revise.kind(), number(revise.key()), body(revise.terms()));
            case Edit.CreateVoucher create -> create(create);
            case Edit.Import file -> load(file);
            case Edit.Register register ->
                beans.getBean(CustomerController.class)
                        .register(caller, body(Map.of("identifier", register.customer(), "is_new", register.isNew())));
            case Edit.Assign assign ->
                beans.getBean(CustomerController.class)
                        .assign(caller, assign.customer(), body(Map.of("vouchers", assign.codes())));
            case Edit.Expire expire ->
                beans.getBean(ExpiryController.class).expire(caller, body(Map.of("vouchers", expire.codes())));
            case Edit.DeleteVoucher delete ->
                beans.getBean(VoucherController.class).delete(caller, delete.code());
        }
        tally.edited();
    }

    private void create(Edit.CreateVoucher create) {
        beans.getBean(VoucherController.class)
                .create(
                        caller,
                        number(create.campaign()),
                        body(Map.of("code", create.code(), "active", create.active())));
        tally.issued(1);
    }

    private void load(Edit.Import file) throws IOException {
        byte[] text = (HEADER + String.join("\n", file.rows()) + "\n").getBytes(StandardCharsets.UTF_8);
        ImportSummary summary = beans.getBean(ImportController.class)
                .load(caller, number(file.campaign()), new ByteArrayInputStream(text));
        if (summary.validRowsCount() != file.rows().size()) {
            throw new IllegalStateException("rows were not imported: " + summary.invalidRows());
        }
        tally.issued(summary.validRowsCount());
    }

    private long number(String key) {
        Long number = numbers.get(key);
        if (number == null) {
            throw new IllegalStateException("the story has not made " + key + " yet");
        }
        return number;
    }

    private JsonBody body(Map<String, Object> terms) {
        Map<String, Object> known = new HashMap<>(terms);
        known.replaceAll((_, value) -> value instanceof Reference reference ? number(reference.key()) : value);
        return new JsonBody(json.<ObjectNode>valueToTree(known));
    }
}
