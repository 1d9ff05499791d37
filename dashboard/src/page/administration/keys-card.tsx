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
import { AddKey } from "./add-key";
import styles from "./administration.module.css";
import { RevokeKey } from "./revoke-key";
import { RotateKey } from "./rotate-key";
import { useUserNames } from "./user-names";

type Key = Schema<"ApiKey">;

const PER_PAGE = 50;

/** What programs sign in with. Revoked keys stay in the list, because the history names them. */
export function KeysCard() {
  const { may } = useSession();
  const [number, toPage] = usePageNumber();
  const [adding, setAdding] = useState(false);
  const query = useQuery({
    queryKey: ["api-keys", "page", number],
    queryFn: () =>
      page(api.GET("/api/vouchsafe/v1/api-keys", { params: { query: { page: number, per_page: PER_PAGE } } })),
    placeholderData: keepPreviousData,
    // A key that rotates itself ends the session: the next request must wait until its new secret has been read.
    refetchOnWindowFocus: false,
  });
  return (
    <Card
      title="API keys"
      actions={
        may("createApiKey") && (
          <Button kind="primary" onClick={() => setAdding(true)}>
            Add an API key
          </Button>
        )
      }
    >
      <Loaded query={query} lines={6}>
        {({ items, total }) => (
          <>
            {items.length === 0 ? <Empty title="There are no API keys on this page." /> : <Keys keys={items} />}
            <Pager page={number} perPage={PER_PAGE} total={total} onPage={toPage} />
          </>
        )}
      </Loaded>
      {adding && <AddKey onClose={() => setAdding(false)} />}
    </Card>
  );
}

function Keys({ keys }: { keys: readonly Key[] }) {
  const { session, format, may } = useSession();
  const users = useUserNames();
  const [rotating, setRotating] = useState<Key | null>(null);
  const [revoking, setRevoking] = useState<Key | null>(null);
  return (
    <>
      <Table
        label="API keys of the project"
        rows={keys}
        keyOf={(key) => key.id}
        columns={[
          {
            head: "Name",
            cell: (key) => (
              <>
                {key.name}
                {session.credential === `key:${key.id}` && <span className="soft"> (you)</span>}
              </>
            ),
          },
          { head: "Key", cell: (key) => <code>{key.masked_key}</code> },
          { head: "Role", cell: (key) => words(key.role) },
          {
            head: "Of",
            cell: (key) => (key.user_id === null ? "The project" : (users.get(key.user_id) ?? `User ${key.user_id}`)),
          },
          { head: "State", cell: (key) => <State apiKey={key} /> },
          { head: "Added", cell: (key) => <span className={styles.line}>{format.date(key.created_at)}</span> },
          {
            head: "Actions",
            cell: (key) =>
              key.active && (
                <span className={styles.buttons}>
                  {may("rotateApiKey") && (
                    <Button onClick={() => setRotating(key)} aria-label={`Rotate ${key.name}`}>
                      Rotate
                    </Button>
                  )}
                  {may("revokeApiKey") && (
                    <Button kind="danger" onClick={() => setRevoking(key)} aria-label={`Revoke ${key.name}`}>
                      Revoke
                    </Button>
                  )}
                </span>
              ),
          },
        ]}
      />
      {rotating && <RotateKey apiKey={rotating} onClose={() => setRotating(null)} />}
      {revoking && <RevokeKey apiKey={revoking} onClose={() => setRevoking(null)} />}
    </>
  );
}

function State({ apiKey }: { apiKey: Key }) {
  const { format } = useSession();
  if (!apiKey.active) {
    return (
      <>
        <Pill tone="neutral">Revoked</Pill> <span className="soft">{format.date(apiKey.revoked_at)}</span>
      </>
    );
  }
  const grace = apiKey.previous_valid_until;
  return (
    <>
      <Pill tone="good">Active</Pill>
      {apiKey.rotated_at && <p className="soft">Rotated {format.date(apiKey.rotated_at)}</p>}
      {grace && Date.parse(grace) > Date.now() && <p className="soft">Old secret until {format.time(grace)}</p>}
    </>
  );
}
