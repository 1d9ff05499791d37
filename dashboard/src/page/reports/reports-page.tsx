import { useParams } from "react-router";
import { useSession } from "../../session/session";
import { Page } from "../../ui/page";
import { Tabs } from "../../ui/tabs";
import { useUrl } from "../../ui/url";
import { NotFoundPage } from "../not-found-page";
import { BudgetsReport } from "./budgets-report";
import { FunnelReport } from "./funnel-report";
import { RedemptionsReport } from "./redemptions-report";
import { RefusalsReport } from "./refusals-report";

/** The workbench: any figures over any time, set apart by anything, as a chart, a table and a file. */
export default function ReportsPage() {
  const { session } = useSession();
  const [params] = useUrl();
  const { part = "figures" } = useParams();
  const parts = {
    figures: <RedemptionsReport />,
    refusals: <RefusalsReport />,
    funnel: <FunnelReport />,
    budgets: <BudgetsReport />,
  };
  if (!Object.hasOwn(parts, part)) {
    return <NotFoundPage />;
  }
  const carried = params.size === 0 ? "" : `?${params}`;
  return (
    <Page title="Reports" lead={`Days, weeks and months are those of ${session.project.time_zone}.`}>
      <Tabs
        label="Reports"
        tabs={[
          [`/reports${carried}`, "Figures"],
          [`/reports/refusals${carried}`, "Refusals"],
          [`/reports/funnel${carried}`, "Voucher funnel"],
          [`/reports/budgets${carried}`, "Budgets"],
        ]}
      />
      {parts[part as keyof typeof parts]}
    </Page>
  );
}
