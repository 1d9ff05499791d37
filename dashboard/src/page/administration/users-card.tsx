import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { api, page, type Schema } from "../../api/client";
import { words } from "../../format/format";
import { useSession } from "../../session/session";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { Empty, Pill } from "../../ui/notice";
import { Pager } from "../../ui/pager";
import { Loaded } from "../../ui/query";
import { Table } from "../../ui/table";
import { usePageNumber } from "../../ui/url";
import { AddUser } from "./add-user";
import styles from "./administration.module.css";
import { ChangeUser } from "./change-user";
import { SetPassword } from "./set-password";

type User = Schema<"User">;

const PER_PAGE = 50;

/** The people who sign in to this project. */
export function UsersCard() {
  const { may } = useSession();
  const [number, toPage] = usePageNumber();
  const [adding, setAdding] = useState(false);
  const query = useQuery({
    queryKey: ["users", "page", number],
    queryFn: () =>
      page(api.GET("/api/vouchsafe/v1/users", { params: { query: { page: number, per_page: PER_PAGE } } })),
    placeholderData: keepPreviousData,
  });
  return (
    <Card
      title="Users"
      actions={
        may("createUser") && (
          <Button kind="primary" onClick={() => setAdding(true)}>
            Add a user
          </Button>
        )
      }
    >
      <Loaded query={query} lines={6}>
        {({ items, total }) => (
          <>
            {items.length === 0 ? <Empty title="There are no users on this page." /> : <Users users={items} />}
            <Pager page={number} perPage={PER_PAGE} total={total} onPage={toPage} />
          </>
        )}
      </Loaded>
      {adding && <AddUser onClose={() => setAdding(false)} />}
    </Card>
  );
}

function Users({ users }: { users: readonly User[] }) {
  const { session, format, may } = useSession();
  const [changing, setChanging] = useState<User | null>(null);
  const [setting, setSetting] = useState<User | null>(null);
  return (
    <>
      <Table
        label="Users of the project"
        rows={users}
        keyOf={(user) => user.id}
        columns={[
          {
            head: "Name and e-mail address",
            cell: (user) => (
              <>
                {user.name}
                {session.credential === `user:${user.id}` && <span className="soft"> (you)</span>}
                <br />
                <span className="soft">{user.email}</span>
              </>
            ),
          },
          { head: "Team", cell: (user) => user.team || "–" },
          { head: "Role", cell: (user) => words(user.role) },
          {
            head: "State",
            cell: (user) => (user.active ? <Pill tone="good">Active</Pill> : <Pill tone="neutral">Switched off</Pill>),
          },
          { head: "Added", cell: (user) => <span className={styles.line}>{format.date(user.created_at)}</span> },
          {
            head: "Actions",
            cell: (user) => (
              <span className={styles.buttons}>
                {may("changeUser") && (
                  <Button onClick={() => setChanging(user)} aria-label={`Change ${user.name}`}>
                    Change
                  </Button>
                )}
                {may("setPassword") && (
                  <Button onClick={() => setSetting(user)} aria-label={`Set the password of ${user.name}`}>
                    Password
                  </Button>
                )}
              </span>
            ),
          },
        ]}
      />
      {changing && <ChangeUser user={changing} onClose={() => setChanging(null)} />}
      {setting && <SetPassword user={setting} onClose={() => setSetting(null)} />}
    </>
  );
}
