import { useMemo, useState } from "react";
import { Link, useLocation } from "react-router";
import { count } from "../../format/format";
import { useSession } from "../../session/session";
import { ButtonLink } from "../../ui/button";
import { Card } from "../../ui/card";
import { Field, Select } from "../../ui/field";
import { Empty, Failure, Notice } from "../../ui/notice";
import { Page, Row } from "../../ui/page";
import { Pager } from "../../ui/pager";
import { Loaded } from "../../ui/query";
import { SearchInput } from "../../ui/search-input";
import { Table } from "../../ui/table";
import { useUrl } from "../../ui/url";
import styles from "./campaigns-page.module.css";
import { type Campaign, useBudgets, useCampaigns } from "./queries";
import { type Filter, type Line, labelsOf, linesOf, pageOf, treeOf } from "./tree";
import { limitColumns, StatusPill } from "./use";

const PER_PAGE = 50;

/** All campaigns as a tree, with how far their limits are used up. */
export default function CampaignsPage() {
  const { may } = useSession();
  const campaigns = useCampaigns();
  const deleted = (useLocation().state as { deleted?: string } | null)?.deleted;
  return (
    <Page
      title="Campaigns"
      lead="Main campaigns with the discount campaigns below them, and what is used of their limits."
      actions={
        may("createCampaign") && (
          <ButtonLink kind="primary" to="/campaigns/new">
            New campaign
          </ButtonLink>
        )
      }
    >
      {deleted !== undefined && <Notice tone="good">“{deleted}” was deleted.</Notice>}
      <Card title="All campaigns">
        <Loaded query={campaigns} lines={10}>
          {(all) => <Tree campaigns={all} />}
        </Loaded>
      </Card>
    </Page>
  );
}

function Tree({ campaigns }: { campaigns: readonly Campaign[] }) {
  const [params, change] = useUrl();
  const [closed, setClosed] = useState<ReadonlySet<number>>(new Set());
  const filter = useMemo<Filter>(
    () => ({ name: params.get("name") ?? "", status: params.get("status") ?? "", team: params.get("team") ?? "" }),
    [params],
  );
  const branches = useMemo(() => treeOf(campaigns, filter), [campaigns, filter]);
  const lines = useMemo(() => linesOf(branches, closed), [branches, closed]);
  const last = Math.max(1, Math.ceil(lines.length / PER_PAGE));
  const number = Math.min(last, Math.max(1, Math.trunc(Number(params.get("page"))) || 1));
  const toggle = (id: number) =>
    setClosed((before) => new Set(before.has(id) ? [...before].filter((one) => one !== id) : [...before, id]));

  if (campaigns.length === 0) {
    return (
      <Empty title="There is no campaign yet.">
        <p>Begin with a main campaign, then add discount campaigns and vouchers to it.</p>
      </Empty>
    );
  }
  return (
    <>
      <Filters campaigns={campaigns} filter={filter} change={change} />
      {lines.length === 0 ? (
        <Empty title="No campaign fits." />
      ) : (
        <Lines lines={pageOf(lines, number, PER_PAGE)} toggle={toggle} />
      )}
      <Pager
        page={number}
        perPage={PER_PAGE}
        total={lines.length}
        onPage={(page) => change({ page: page === 1 ? null : String(page) })}
      />
    </>
  );
}

function Filters({
  campaigns,
  filter,
  change,
}: {
  campaigns: readonly Campaign[];
  filter: Filter;
  change: ReturnType<typeof useUrl>[1];
}) {
  const teams = useMemo(() => labelsOf(campaigns, "team"), [campaigns]);
  return (
    <search>
      <Row>
        <Field label="Name">
          {(wiring) => (
            <SearchInput
              {...wiring}
              placeholder="Part of a name"
              value={filter.name}
              onSearch={(name) => change({ name, page: null }, { replace: true })}
            />
          )}
        </Field>
        <Field label="Status">
          {(wiring) => (
            <Select
              {...wiring}
              value={filter.status}
              onChange={(event) => change({ status: event.target.value, page: null })}
              options={[
                ["", "Any"],
                ["draft", "Draft"],
                ["active", "Active"],
                ["inactive", "Stopped"],
              ]}
            />
          )}
        </Field>
        <Field label="Team">
          {(wiring) => (
            <Select
              {...wiring}
              value={filter.team}
              onChange={(event) => change({ team: event.target.value, page: null })}
              options={[["", "Any"], ...teams.map((team) => [team, team] as const)]}
            />
          )}
        </Field>
      </Row>
    </search>
  );
}

function Lines({ lines, toggle }: { lines: readonly Line[]; toggle: (id: number) => void }) {
  const { format } = useSession();
  const budgets = useBudgets();
  const byId = useMemo(() => new Map((budgets.data ?? []).map((row) => [row.campaign_id, row])), [budgets.data]);
  const uses = limitColumns((line: Line) => byId.get(line.campaign.id), format);
  return (
    <>
      {budgets.isError && <Failure error={budgets.error} retry={() => budgets.refetch()} />}
      <Table
        label="Campaigns"
        rows={lines}
        keyOf={(line) => line.campaign.id}
        columns={[
          { head: "Campaign", cell: (line) => <Name line={line} toggle={toggle} /> },
          { head: "Status", cell: (line) => <StatusPill status={line.campaign.status} /> },
          ...uses,
          { head: "Lasts until", cell: (line) => format.date(byId.get(line.campaign.id)?.exhausted_at), number: true },
        ]}
      />
    </>
  );
}

/** What the campaign takes off, and whose it is. */
function Particulars({ campaign }: { campaign: Campaign }) {
  const parts = [campaign.reward_value, campaign.team].filter((part) => part !== null);
  return parts.length === 0 ? null : <div className="soft">{parts.join(" · ")}</div>;
}

function Name({
  line: { campaign, main, children, shown, open, continued },
  toggle,
}: {
  line: Line;
  toggle: (id: number) => void;
}) {
  const link = <Link to={`/campaigns/${campaign.id}`}>{campaign.name}</Link>;
  if (main !== null) {
    return (
      <div className={`${styles.name} ${styles.leaf}`}>
        <div>
          <span className="hidden-visually">Below {main.name}: </span>
          {link}
          <Particulars campaign={campaign} />
        </div>
      </div>
    );
  }
  const below = shown === children ? count(children) : `${count(shown)} of ${count(children)}`;
  return (
    <div className={styles.name}>
      {shown > 0 ? (
        <button
          type="button"
          className={styles.toggle}
          aria-expanded={open}
          aria-label={`Discount campaigns of ${campaign.name}`}
          onClick={() => toggle(campaign.id)}
        >
          {open ? "▾" : "▸"}
        </button>
      ) : (
        <span className={styles.none} />
      )}
      <div>
        <span className={styles.main}>{link}</span>{" "}
        {continued ? (
          <span className="soft">continued</span>
        ) : (
          children > 0 && <span className={`soft ${styles.below}`}>{below} below</span>
        )}
        <Particulars campaign={campaign} />
      </div>
    </div>
  );
}
