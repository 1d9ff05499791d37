import { useSession } from "../../session/session";
import { Tabs } from "../../ui/tabs";

/** The parts of the audit. */
export function AuditTabs() {
  const { may } = useSession();
  return (
    <Tabs
      label="Audit"
      tabs={[
        ["/audit", "State"],
        ["/audit/history", "History"],
        ...(may("listDecisions") ? ([["/audit/decisions", "Decisions"]] as const) : []),
        ...(may("getCampaignAsOf") ? ([["/audit/as-of", "As of"]] as const) : []),
      ]}
    />
  );
}
