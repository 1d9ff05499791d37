import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { api, stretch } from "../../api/client";
import { useSession } from "../../session/session";
import { ButtonLink } from "../../ui/button";
import { Card, Grid } from "../../ui/card";
import { Empty } from "../../ui/notice";
import { Page } from "../../ui/page";
import { Loaded } from "../../ui/query";
import { AuditTabs } from "./audit-tabs";
import { ChainCard } from "./chain-card";
import { Entries } from "./entries";
import { EDITS } from "./events";
import { ReconciliationCard } from "./reconciliation-card";

const LATEST = 10;
const AGAIN_MILLIS = 10_000;

/** Where an auditor begins: whether the records are intact, whether the counters agree with them, and what was done last. */
export default function AuditPage() {
  const { may } = useSession();
  return (
    <Page
      title="Audit"
      lead="Whether the records are intact, and what was done last."
      actions={
        <>
          <ButtonLink to="/audit/history">Search the history</ButtonLink>
          {may("getCampaignAsOf") && <ButtonLink to="/audit/as-of">See a campaign as it was</ButtonLink>}
        </>
      }
    >
      <AuditTabs />
      <Grid>
        {may("getChainStatus") && <ChainCard />}
        {may("listReconciliations") && <ReconciliationCard />}
      </Grid>
      <Latest />
    </Page>
  );
}

/** The latest edits; redemptions would push them out of sight. */
function Latest() {
  const query = useQuery({
    queryKey: ["history", "latest"],
    refetchInterval: AGAIN_MILLIS,
    queryFn: () =>
      stretch(
        api.GET("/api/vouchsafe/v1/history", {
          params: { query: { order: "newest", type: [...EDITS], limit: LATEST } },
        }),
      ),
  });
  return (
    <Card title="Latest edits" actions={<Link to="/audit/history">The whole history</Link>}>
      <Loaded query={query} lines={8}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title="Nobody has done anything yet." />
          ) : (
            <Entries label="Latest edits" entries={items} />
          )
        }
      </Loaded>
    </Card>
  );
}
