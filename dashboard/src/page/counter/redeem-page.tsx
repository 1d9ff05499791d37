import { useState } from "react";
import type { Schema } from "../../api/client";
import { ApiError } from "../../api/error";
import { useSession } from "../../session/session";
import { Button } from "../../ui/button";
import { Card, Facts } from "../../ui/card";
import { Failure, Notice } from "../../ui/notice";
import { Page, Stack } from "../../ui/page";
import styles from "./counter.module.css";
import { randomName } from "./input";
import { PendingForm } from "./pending-form";
import { said } from "./reasons";
import { EMPTY, type Purchase, RedeemForm } from "./redeem-form";
import { useCounter } from "./use-counter";

type Redemption = Schema<"Redemption">;

const receipt = () => randomName("COUNTER-");

/** Redeeming at a counter: a code and an amount, what comes off or why nothing does, and then confirming or not. */
export default function RedeemPage() {
  const counter = useCounter();
  const [purchase, setPurchase] = useState<Purchase>(EMPTY);
  const [number, setNumber] = useState(receipt);
  const { redemption } = counter;
  const next = () => {
    counter.reset();
    setPurchase(EMPTY);
    setNumber(receipt());
  };
  return (
    <Page title="Redeem" lead="Check a code for an amount, then confirm it; or redeem it at once.">
      <div className={styles.counter}>
        {redemption === null ? (
          <Card title="Code and amount">
            <Refusal error={counter.error} />
            <RedeemForm
              purchase={purchase}
              change={setPurchase}
              busy={counter.busy}
              submit={(confirmed) => counter.redeem(purchase, purchase.transactionId.trim() || number, confirmed)}
            />
          </Card>
        ) : redemption.confirmed ? (
          <Done redemption={redemption} next={next} />
        ) : (
          <Offer redemption={redemption} counter={counter} />
        )}
        {redemption === null && <PendingForm counter={counter} />}
      </div>
    </Page>
  );
}

/** Why nothing comes off, in words for the counter. */
function Refusal({ error }: { error: Error | null }) {
  const { format } = useSession();
  if (error === null) {
    return null;
  }
  if (error instanceof ApiError && error.status === 404) {
    return <Notice tone="bad">This code, or this redemption of it, is not known.</Notice>;
  }
  if (!(error instanceof ApiError) || error.reasons.length === 0) {
    return <Failure error={error} />;
  }
  const reasons = [...new Set(error.reasons.map((reason) => said(reason, (value) => format.money(value))))];
  return (
    <Notice tone="bad">
      {reasons.map((reason) => (
        <p key={reason}>
          <strong>{reason}</strong>
        </p>
      ))}
    </Notice>
  );
}

function Sums({ redemption }: { redemption: Redemption }) {
  const { format } = useSession();
  const { total_transaction_cost: cost, granted_discount: discount } = redemption;
  return (
    <>
      <div>
        <p className="soft">Discount</p>
        <p className={styles.amount}>{format.money(discount)}</p>
      </div>
      <Facts
        facts={[
          ["Purchase", format.money(cost)],
          [
            "Left to pay",
            <strong key="pay">{format.money((Math.round(cost * 100) - Math.round(discount * 100)) / 100)}</strong>,
          ],
          ["Code", <code key="code">{redemption.voucher.code}</code>],
          ["Campaign", redemption.voucher.campaign.name],
          ["Receipt", <code key="receipt">{redemption.transaction_id}</code>],
          ...(redemption.customer_identifier === null ? [] : [["Customer", redemption.customer_identifier] as const]),
        ]}
      />
    </>
  );
}

function Offer({ redemption, counter }: { redemption: Redemption; counter: ReturnType<typeof useCounter> }) {
  const { format } = useSession();
  return (
    <Card title="The code is valid">
      <Stack>
        <Sums redemption={redemption} />
        {redemption.expires_at !== null && <p>To be confirmed before {format.time(redemption.expires_at)}.</p>}
        <Refusal error={counter.error} />
        <div className={styles.buttons}>
          <Button kind="primary" busy={counter.busy} autoFocus onClick={() => counter.confirm(redemption)}>
            Confirm
          </Button>
          <Button disabled={counter.busy} onClick={() => counter.cancel(redemption)}>
            Cancel
          </Button>
        </div>
      </Stack>
    </Card>
  );
}

function Done({ redemption, next }: { redemption: Redemption; next: () => void }) {
  return (
    <Card title="Redeemed">
      <Stack>
        <Notice tone="good">The redemption counts now. The code was redeemed.</Notice>
        <Sums redemption={redemption} />
        <div className={styles.buttons}>
          <Button kind="primary" autoFocus onClick={next}>
            Next customer
          </Button>
        </div>
      </Stack>
    </Card>
  );
}
