import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { api, stretch } from "../../api/client";
import { Button, DownloadLink } from "../../ui/button";
import { Card } from "../../ui/card";
import { Actions } from "../../ui/dialog";
import { Empty } from "../../ui/notice";
import { Page } from "../../ui/page";
import { Loaded } from "../../ui/query";
import { useUrl } from "../../ui/url";
import { AuditTabs } from "./audit-tabs";
import { Entries } from "./entries";
import { exportAddress, historyQuery } from "./history-filter";
import { HistoryForm } from "./history-form";

const PER_PAGE = 50;

/** Who did what, and when: everything that somebody caused, by all filters that there are. */
export default function HistoryPage() {
  const [params, change] = useUrl();
  const filters = useMemo(() => historyQuery(params), [params]);
  const after = params.get("after");
  const query = useQuery({
    queryKey: ["history", filters, after],
    queryFn: ({ signal }) =>
      stretch(
        api.GET("/api/vouchsafe/v1/history", {
          params: { query: { ...filters, limit: PER_PAGE, after: after ? Number(after) : undefined } },
          signal,
        }),
      ),
    placeholderData: keepPreviousData,
  });
  return (
    <Page
      title="History"
      lead="Everything that somebody caused: who, what, when, and what stood there before."
      actions={
        <>
          <DownloadLink href={exportAddress(filters, "csv")}>Export CSV</DownloadLink>
          <DownloadLink href={exportAddress(filters, "ndjson")}>Export NDJSON</DownloadLink>
        </>
      }
    >
      <AuditTabs />
      <Card title="Filters">
        <HistoryForm key={params.toString()} params={params} error={query.error} onChange={change} />
      </Card>
      <Card title="Entries">
        <Loaded query={query} lines={8}>
          {({ items, next }) => (
            <>
              {items.length === 0 ? (
                <Empty title="Nothing that these filters let through has happened." />
              ) : (
                <Entries label="History" entries={items} />
              )}
              {(after || next) && (
                <nav aria-label="Pages of the history">
                  <Actions>
                    <Button disabled={!after} onClick={() => change({ after: null })}>
                      First page
                    </Button>
                    <Button disabled={!next} onClick={() => change({ after: next })}>
                      Next page
                    </Button>
                  </Actions>
                </nav>
              )}
            </>
          )}
        </Loaded>
      </Card>
    </Page>
  );
}
