import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { api, data } from "../../api/client";
import { relative } from "../../format/format";
import { useSession } from "../../session/session";
import { Card } from "../../ui/card";
import { Empty } from "../../ui/notice";
import { Loaded } from "../../ui/query";
import styles from "./campaign-page.module.css";

const LATEST = 10;

/** Who changed what of a campaign lately; the newest first, without redemptions. */
export function EditsCard({ campaignId }: { campaignId: number }) {
  const { format } = useSession();
  const query = useQuery({
    queryKey: ["history", "edits", campaignId],
    queryFn: ({ signal }) =>
      data(
        api.GET("/api/vouchsafe/v1/history", {
          params: { query: { campaign_id: campaignId, redemptions: "false", order: "newest", limit: LATEST } },
          signal,
        }),
      ),
  });
  return (
    <Card
      title="Latest edits"
      actions={<Link to={`/audit/history?campaign_id=${campaignId}`}>Everything that happened</Link>}
    >
      <Loaded query={query}>
        {(entries) =>
          entries.length === 0 ? (
            <Empty title="Nobody has changed anything yet." />
          ) : (
            <ol className={styles.edits}>
              {entries.map(({ position, sentence, time, who }) => (
                <li key={position}>
                  <span>{sentence}</span>
                  <span className="soft">
                    {who.user_name ?? who.credential_name ?? "Unknown"}
                    {who.credential_name !== null && who.user_name !== null && who.credential_name !== who.user_name
                      ? ` by the key “${who.credential_name}”`
                      : ""}
                    {", "}
                    <time dateTime={time} title={format.time(time)}>
                      {relative(time, Date.now())}
                    </time>
                    {`, ${format.time(time)}`}
                  </span>
                </li>
              ))}
            </ol>
          )
        }
      </Loaded>
    </Card>
  );
}
