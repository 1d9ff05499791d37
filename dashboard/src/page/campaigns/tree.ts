import type { Campaign } from "./queries";

/** What a list of campaigns is narrowed to; empty for everything. */
export interface Filter {
  name: string;
  status: string;
  team: string;
}

/** A main campaign with those below it that are to be shown. */
export interface Branch {
  campaign: Campaign;
  below: readonly Campaign[];
  /** How many there are below it in all. */
  children: number;
}

/** One line of the tree. */
export interface Line {
  campaign: Campaign;
  /** The main campaign above; null for a main campaign. */
  main: Campaign | null;
  /** How many there are below it in all, and how many of those the tree has. */
  children: number;
  shown: number;
  open: boolean;
  /** Whether it stands here a second time, because its discount campaigns go on from the page before. */
  continued: boolean;
}

const COLLATOR = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

/** By name as people order names: “Week 2” before “Week 10”. */
export function byName(a: Campaign, b: Campaign): number {
  return COLLATOR.compare(a.name, b.name) || a.id - b.id;
}

function matches(campaign: Campaign, filter: Filter): boolean {
  return (
    campaign.name.toLowerCase().includes(filter.name.trim().toLowerCase()) &&
    (filter.status === "" || campaign.status === filter.status) &&
    (filter.team === "" || campaign.team === filter.team)
  );
}

/** Main campaigns by name, each with the discount campaigns below it by name. What does not match is left out, but for the main campaign of what does. */
export function treeOf(campaigns: readonly Campaign[], filter: Filter): Branch[] {
  const ids = new Set(campaigns.map((campaign) => campaign.id));
  const parentOf = (campaign: Campaign) =>
    campaign.parent_id !== null && ids.has(campaign.parent_id) ? campaign.parent_id : null;
  const children = new Map<number, Campaign[]>();
  for (const campaign of campaigns) {
    const parent = parentOf(campaign);
    if (parent !== null) {
      const siblings = children.get(parent);
      if (siblings === undefined) {
        children.set(parent, [campaign]);
      } else {
        siblings.push(campaign);
      }
    }
  }
  return campaigns
    .filter((campaign) => parentOf(campaign) === null)
    .map((campaign) => {
      const all = children.get(campaign.id) ?? [];
      return { campaign, children: all.length, below: all.filter((child) => matches(child, filter)).toSorted(byName) };
    })
    .filter((branch) => branch.below.length > 0 || matches(branch.campaign, filter))
    .toSorted((a, b) => byName(a.campaign, b.campaign));
}

/** The tree line by line, without what is below closed main campaigns. */
export function linesOf(branches: readonly Branch[], closed: ReadonlySet<number>): Line[] {
  return branches.flatMap(({ campaign, below, children }) => {
    const open = !closed.has(campaign.id);
    const head: Line = { campaign, main: null, children, shown: below.length, open, continued: false };
    const leaves = open ? below : [];
    return [
      head,
      ...leaves.map(
        (child): Line => ({ campaign: child, main: campaign, children: 0, shown: 0, open: true, continued: false }),
      ),
    ];
  });
}

/** One page of lines, counted from 1. A page that begins below a main campaign repeats that one first. */
export function pageOf(lines: readonly Line[], page: number, perPage: number): Line[] {
  const start = (page - 1) * perPage;
  const shown = lines.slice(start, start + perPage);
  const main = shown[0]?.main ?? null;
  const head = main === null ? undefined : lines.find((line) => line.campaign.id === main.id);
  return head === undefined ? shown : [{ ...head, continued: true }, ...shown];
}

/** All values that campaigns have as one of their labels, by name. */
export function labelsOf(
  campaigns: readonly Campaign[],
  label: "team" | "channel" | "purpose" | "medium" | "budget_code",
): string[] {
  const values = campaigns.map((campaign) => campaign[label]).filter((value) => value !== null);
  return [...new Set(values)].toSorted(COLLATOR.compare);
}
