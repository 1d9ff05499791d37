import { expect, test } from "vitest";
import { budgetQuery, csvAddress, funnelQuery, reportQuery } from "./report-query";
import { stack } from "./stack";

test("the address says what is reported", () => {
  const params = new URLSearchParams(
    "bucket=week&group_by=team&from=2026-03-01T00:00:00Z&campaign_id=2&channel=mail&page=4&near_limit=true&status=active",
  );
  expect(reportQuery(params)).toEqual({
    bucket: "week",
    group_by: "team",
    from: "2026-03-01T00:00:00Z",
    campaign_id: 2,
    channel: "mail",
  });
  expect(funnelQuery(params)).toEqual({ group_by: "team", campaign_id: 2, channel: "mail" });
  expect(budgetQuery(params)).toEqual({ campaign_id: 2, status: "active", near_limit: "true" });
  expect(reportQuery(new URLSearchParams("bucket=minute&group_by=&team="))).toEqual({
    bucket: "day",
    group_by: "none",
  });
});

test("a file answers the same question", () => {
  expect(csvAddress("redemptions", { bucket: "day", team: "a&b" })).toBe(
    "/api/vouchsafe/v1/reports/redemptions?format=csv&bucket=day&team=a%26b",
  );
});

test("groups are stacked over all periods, the smallest together", () => {
  const part = (period: string, key: string | null, value: number) => ({ period, key, name: key ?? "None", value });
  expect(
    stack(
      [part("1", "a", 1), part("3", "b", 5), part("1", null, 2), part("3", "c", 1), part("1", "c", 0.5)],
      ["1", "2", "3"],
      2,
    ),
  ).toEqual([
    { name: "b", data: [0, 0, 5] },
    { name: "None", data: [2, 0, 0] },
    { name: "Others (2)", data: [1.5, 0, 1] },
  ]);
});

test("groups of one name stay two", () => {
  const parts = ["1", "2"].map((key) => ({ period: "x", key, name: "Spring", value: 1 }));
  expect(stack(parts, ["x"], 8).map((series) => series.name)).toEqual(["Spring", "Spring (2)"]);
});
