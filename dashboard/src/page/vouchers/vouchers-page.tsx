import { Card } from "../../ui/card";
import { Page } from "../../ui/page";
import { LookUp } from "./look-up";

/** Where a voucher is looked up. */
export default function VouchersPage() {
  return (
    <Page title="Vouchers" lead="How a voucher stands, what happened to it, and why a redemption was declined.">
      <Card title="Look up a voucher">
        <LookUp />
      </Card>
    </Page>
  );
}
