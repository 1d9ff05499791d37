import { expect, test } from "vitest";
import { exportAddress, historyQuery } from "./history-filter";

test("the address says what to ask for, newest first", () => {
  expect(
    historyQuery(
      new URLSearchParams(
        "campaign_id=2&type=campaign-revised&type=campaign-rule-set&redemptions=false&credential=key:7&after=9&x=y",
      ),
    ),
  ).toEqual({
    order: "newest",
    campaign_id: 2,
    type: ["campaign-revised", "campaign-rule-set"],
    redemptions: "false",
    credential: "key:7",
  });
});

test("what is no filter is left out", () => {
  expect(historyQuery(new URLSearchParams("campaign_id=two&type=nothing&voucher=&order=sideways"))).toEqual({
    order: "newest",
  });
});

test("a file has the same filters", () => {
  const query = historyQuery(new URLSearchParams("type=area-defined&type=area-deleted&customer_identifier=a%26b"));
  expect(exportAddress(query, "csv")).toBe(
    "/api/vouchsafe/v1/history/export?format=csv&order=newest&customer_identifier=a%26b&type=area-defined&type=area-deleted",
  );
});
