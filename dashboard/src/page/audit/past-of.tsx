import { Link } from "react-router";
import type { Schema } from "../../api/client";
import { words } from "../../format/format";
import { useSession } from "../../session/session";
import { Notice } from "../../ui/notice";
import { Stack } from "../../ui/page";
import { Table } from "../../ui/table";
import { balanceLines, ruleLines, termLines, voucherLines } from "./campaign-lines";
import { Comparison } from "./comparison";
import { isDecision } from "./events";
import type { Past } from "./past";

/** How something stood beside how it stands. */
export function PastOf({ then, now, onlyDifferent }: { then: Past; now: Past; onlyDifferent: boolean }) {
  if (then.type === "CampaignAsOf" && now.type === "CampaignAsOf") {
    return <CampaignThen then={then} now={now} onlyDifferent={onlyDifferent} />;
  }
  if (then.type === "VoucherAsOf" && now.type === "VoucherAsOf") {
    return <VoucherThen then={then} now={now} onlyDifferent={onlyDifferent} />;
  }
  return null;
}

interface Both<Of> {
  then: Of;
  now: Of;
  onlyDifferent: boolean;
}

function CampaignThen({ then, now, onlyDifferent }: Both<Schema<"CampaignAsOf">>) {
  const { format } = useSession();
  return (
    <Stack>
      {then.deleted && <Notice tone="info">The campaign had been deleted by then.</Notice>}
      <h3>Terms</h3>
      <Comparison
        label="Terms"
        then={termLines(then, format)}
        now={termLines(now, format)}
        onlyDifferent={onlyDifferent}
      />
      <h3>Rules</h3>
      <Comparison
        label="Rules"
        then={ruleLines(then, format)}
        now={ruleLines(now, format)}
        onlyDifferent={onlyDifferent}
      />
      <h3>Granted and left</h3>
      <Comparison
        label="Granted and left"
        then={balanceLines(then, format)}
        now={balanceLines(now, format)}
        onlyDifferent={onlyDifferent}
      />
      {then.main && now.main && <MainThen then={then.main} now={now.main} onlyDifferent={onlyDifferent} />}
    </Stack>
  );
}

/** The limits of the main campaign count for the discount campaign too. */
function MainThen({ then, now, onlyDifferent }: Both<Schema<"CampaignAsOf">>) {
  const { format } = useSession();
  const lines = (past: Schema<"CampaignAsOf">) => [
    ...termLines(past, format),
    ...ruleLines(past, format),
    ...balanceLines(past, format, "budgeted"),
  ];
  return (
    <>
      <h3>
        Its main campaign, <Link to={`/campaigns/${now.campaign.id}`}>{now.campaign.name}</Link>
      </h3>
      <Comparison label="Main campaign" then={lines(then)} now={lines(now)} onlyDifferent={onlyDifferent} />
    </>
  );
}

function VoucherThen({ then, now, onlyDifferent }: Both<Schema<"VoucherAsOf">>) {
  const { format } = useSession();
  return (
    <Stack>
      <p>
        <Link to={`/vouchers/${now.id}`}>Voucher {now.code}</Link> of{" "}
        <Link to={`/campaigns/${now.campaign_id}`}>campaign {now.campaign_id}</Link>
      </p>
      <Comparison
        label="Voucher"
        then={voucherLines(then, format)}
        now={voucherLines(now, format)}
        onlyDifferent={onlyDifferent}
      />
      <h3>Latest redemptions and attempts until then</h3>
      {then.latest.length === 0 ? (
        <p className="soft">There were none.</p>
      ) : (
        <Table
          label="Latest redemptions and attempts until then"
          rows={then.latest}
          keyOf={(event) => event.position}
          columns={[
            { head: "Time", cell: (event) => format.time(event.time) },
            { head: "What", cell: (event) => words(event.event.replace("redemption-", "")) },
            { head: "Transaction id", cell: (event) => event.transaction_id },
            {
              head: "Decision",
              cell: (event) =>
                isDecision(event.event) ? (
                  <Link to={`/audit/decisions/${event.position}`}>Event {event.position}</Link>
                ) : (
                  "–"
                ),
            },
          ]}
        />
      )}
    </Stack>
  );
}
