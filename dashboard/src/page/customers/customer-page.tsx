import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useParams } from "react-router";
import type { Schema } from "../../api/client";
import { useSession } from "../../session/session";
import { Button, ButtonLink } from "../../ui/button";
import { Card, Facts } from "../../ui/card";
import { Empty, Failure, Loading, Pill } from "../../ui/notice";
import { Page } from "../../ui/page";
import { DecisionList } from "../decisions/decision-list";
import { isMissing } from "../vouchers/voucher-queries";
import { AssignToCustomer } from "./assign-to-customer";
import { DeleteCustomer, EraseCustomer } from "./customer-actions";
import { CustomerRedemptions, CustomerVouchers } from "./customer-lists";
import { customerQuery } from "./customer-queries";

/** One customer: vouchers, redemptions, and decisions on them. */
export default function CustomerPage() {
  const { identifier = "" } = useParams();
  const query = useQuery(customerQuery(identifier));
  if (isMissing(query.error)) {
    return (
      <Page title="There is no such customer" actions={<ButtonLink to="/customers">All customers</ButtonLink>}>
        <Empty title={`No customer has the identifier “${identifier}”.`} />
      </Page>
    );
  }
  if (query.data !== undefined) {
    return <Found key={query.data.identifier} customer={query.data} />;
  }
  return (
    <Page title={identifier}>
      {query.isError ? <Failure error={query.error} retry={() => query.refetch()} /> : <Loading lines={8} />}
    </Page>
  );
}

function Found({ customer }: { customer: Schema<"Customer"> }) {
  const { format, may } = useSession();
  const [asked, ask] = useState<"assign" | "delete" | "erase" | null>(null);
  const { identifier } = customer;
  const close = () => ask(null);
  return (
    <Page
      title={identifier}
      lead={customer.is_new ? <Pill tone="info">New</Pill> : <Pill tone="neutral">Returning</Pill>}
      actions={
        <>
          {may("assignVouchers") && <Button onClick={() => ask("assign")}>Assign vouchers</Button>}
          {customer.is_new && may("deleteCustomer") && (
            <Button kind="danger" onClick={() => ask("delete")}>
              Delete
            </Button>
          )}
          {may("eraseCustomer") && (
            <Button kind="danger" onClick={() => ask("erase")}>
              Erase
            </Button>
          )}
        </>
      }
    >
      <Card title="Customer">
        <Facts
          facts={[
            ["Identifier", identifier],
            ["New", customer.is_new ? "yes, nothing was confirmed yet" : "no"],
            ["Registered", format.time(customer.created_at)],
            ["Changed", format.time(customer.updated_at)],
          ]}
        />
      </Card>
      <Card title="Vouchers">
        <CustomerVouchers identifier={identifier} />
      </Card>
      <Card title="Redemptions">
        <CustomerRedemptions identifier={identifier} />
      </Card>
      {may("listDecisions") && (
        <Card title="Decisions">
          <DecisionList
            filters={{ customer_identifier: identifier }}
            nothing="No attempt to redeem named this customer yet."
          />
        </Card>
      )}
      {asked === "assign" && <AssignToCustomer identifier={identifier} onClose={close} />}
      {asked === "delete" && <DeleteCustomer identifier={identifier} onClose={close} />}
      {asked === "erase" && <EraseCustomer identifier={identifier} onClose={close} />}
    </Page>
  );
}
