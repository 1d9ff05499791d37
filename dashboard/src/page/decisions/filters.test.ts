import { expect, test } from "vitest";
import { changesOf, exportAddress, filtersOf } from "./filters";

test("filters are read from the address without blanks and without what is no filter", () => {
  expect(filtersOf(new URLSearchParams("outcome=declined&voucher=%20AUTUMN-7%20&code=&after=12&x=1"))).toEqual({
    outcome: "declined",
    voucher: "AUTUMN-7",
  });
});

test("an export carries the filters, encoded", () => {
  expect(exportAddress(filtersOf(new URLSearchParams({ customer_identifier: "jo+1@shop.example" })), "csv")).toBe(
    "/api/vouchsafe/v1/decisions/export?customer_identifier=jo%2B1%40shop.example&format=csv&order=newest",
  );
});

test("the form's times are those of the project's zone, and a new filter begins at the first page", () => {
  const form = new FormData();
  form.set("outcome", "declined");
  form.set("voucher", " A ");
  form.set("from", "2026-07-01T10:00");
  expect(changesOf(form, "Europe/Berlin")).toEqual({
    after: null,
    campaign_id: null,
    voucher: "A",
    customer_identifier: null,
    transaction_id: null,
    outcome: "declined",
    step: null,
    code: null,
    from: "2026-07-01T08:00:00.000Z",
    to: null,
  });
});
