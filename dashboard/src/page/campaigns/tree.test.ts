import { expect, test } from "vitest";
import type { Campaign } from "./queries";
import { labelsOf, linesOf, pageOf, treeOf } from "./tree";

function campaign(id: number, name: string, parent: number | null, terms: Partial<Campaign> = {}): Campaign {
  return { id, name, parent_id: parent, status: "active", team: null, ...terms } as Campaign;
}

const ALL = [
  campaign(1, "Season", null, { team: "growth" }),
  campaign(2, "Week 10", 1),
  campaign(3, "Week 2", 1, { status: "draft" }),
  campaign(4, "Autumn", null),
  campaign(5, "Öffnung", 4, { team: "growth" }),
];
const ANY = { name: "", status: "", team: "" };

const shown = (filter: Partial<typeof ANY>, closed: number[] = []) =>
  linesOf(treeOf(ALL, { ...ANY, ...filter }), new Set(closed)).map(
    (line) => `${line.main === null ? "" : "- "}${line.campaign.name}`,
  );

test("the tree has main campaigns by name, each with its discount campaigns by name", () => {
  expect(shown({})).toEqual(["Autumn", "- Öffnung", "Season", "- Week 2", "- Week 10"]);
});

test("what matches is shown with its main campaign", () => {
  expect(shown({ name: "week" })).toEqual(["Season", "- Week 2", "- Week 10"]);
  expect(shown({ status: "draft" })).toEqual(["Season", "- Week 2"]);
  expect(shown({ team: "growth" })).toEqual(["Autumn", "- Öffnung", "Season"]);
  expect(shown({ name: "  SEASON " })).toEqual(["Season"]);
  expect(shown({ name: "nothing" })).toEqual([]);
});

test("below a closed main campaign nothing is shown", () => {
  expect(shown({}, [1])).toEqual(["Autumn", "- Öffnung", "Season"]);
});

test("a campaign whose main campaign is not known stands by itself", () => {
  const lines = linesOf(treeOf([campaign(7, "Alone", 99)], ANY), new Set());
  expect(lines.map((line) => [line.campaign.id, line.main])).toEqual([[7, null]]);
});

test("a page that begins below a main campaign repeats it", () => {
  const lines = linesOf(treeOf(ALL, ANY), new Set());
  const names = (page: number) => pageOf(lines, page, 2).map((line) => [line.campaign.name, line.continued]);
  expect(names(1)).toEqual([
    ["Autumn", false],
    ["Öffnung", false],
  ]);
  expect(names(3)).toEqual([
    ["Season", true],
    ["Week 10", false],
  ]);
  expect(names(4)).toEqual([]);
});

test("labels are told once each, by name", () => {
  expect(labelsOf(ALL, "team")).toEqual(["growth"]);
});
