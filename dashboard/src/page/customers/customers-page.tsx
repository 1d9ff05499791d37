import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { Link, useLocation, useNavigate } from "react-router";
import { api, page as pageOf } from "../../api/client";
import { useSession } from "../../session/session";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { Field, TextInput } from "../../ui/field";
import { Empty, Failure, Notice, Pill } from "../../ui/notice";
import { Page } from "../../ui/page";
import { Pager } from "../../ui/pager";
import { Loaded } from "../../ui/query";
import { Table } from "../../ui/table";
import { usePageNumber } from "../../ui/url";
import { isMissing } from "../vouchers/voucher-queries";
import { CreateCustomer } from "./create-customer";
import type { Farewell } from "./customer-actions";
import { customerPath, customerQuery } from "./customer-queries";
import styles from "./customers.module.css";

const PER_PAGE = 50;

/** The customers of the project, and a field to find one by what identifies them. */
export default function CustomersPage() {
  const { may } = useSession();
  const [creating, setCreating] = useState(false);
  const told = (useLocation().state as Farewell | null)?.told;
  return (
    <Page
      title="Customers"
      lead="Whoever redeems or holds vouchers."
      actions={may("createCustomer") && <Button onClick={() => setCreating(true)}>New customer</Button>}
    >
      {told !== undefined && <Notice tone="good">{told}</Notice>}
      <Card title="Find a customer">
        <Finder />
      </Card>
      <Card title="All customers">
        <List />
      </Card>
      {creating && <CreateCustomer onClose={() => setCreating(false)} />}
    </Page>
  );
}

function Finder() {
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [text, setText] = useState("");
  const search = useMutation({
    mutationFn: (identifier: string) => queries.fetchQuery(customerQuery(identifier)),
    onSuccess: (customer) => navigate(customerPath(customer.identifier)),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() !== "" && !search.isPending) {
      search.mutate(text.trim());
    }
  };
  return (
    <>
      <search>
        <form className={styles.finder} onSubmit={submit}>
          <Field label="Identifier" hint="Compared exactly, in upper and lower case.">
            {(id) => (
              <TextInput
                {...id}
                value={text}
                onChange={(event) => setText(event.target.value)}
                autoComplete="off"
                spellCheck={false}
                required
              />
            )}
          </Field>
          <Button type="submit" kind="primary" busy={search.isPending}>
            Find
          </Button>
        </form>
      </search>
      {search.isError &&
        (isMissing(search.error) ? (
          <Notice tone="info">No customer has the identifier “{search.variables}”.</Notice>
        ) : (
          <Failure error={search.error} />
        ))}
    </>
  );
}

function List() {
  const { format } = useSession();
  const [page, toPage] = usePageNumber();
  const query = useQuery({
    queryKey: ["customers", "list", page],
    queryFn: () => pageOf(api.GET("/api/v1.0/customers", { params: { query: { page, per_page: PER_PAGE } } })),
    placeholderData: keepPreviousData,
  });
  return (
    <Loaded query={query} lines={10}>
      {({ items, total }) => (
        <>
          {items.length === 0 ? (
            <Empty title={total === 0 ? "There are no customers yet." : "The list has no such page."} />
          ) : (
            <Table
              label="Customers"
              rows={items}
              keyOf={(row) => row.identifier}
              columns={[
                {
                  head: "Identifier",
                  cell: (row) => <Link to={customerPath(row.identifier)}>{row.identifier}</Link>,
                },
                {
                  head: "Kind",
                  cell: (row) => (row.is_new ? <Pill tone="info">New</Pill> : <Pill tone="neutral">Returning</Pill>),
                },
                { head: "Registered", cell: (row) => format.time(row.created_at) },
              ]}
            />
          )}
          <Pager page={page} perPage={PER_PAGE} total={total} onPage={toPage} />
        </>
      )}
    </Loaded>
  );
}
