import { Link, useParams } from "react-router";
import { useSession } from "../../session/session";
import { Button } from "../../ui/button";
import { Empty } from "../../ui/notice";
import { Page } from "../../ui/page";
import { Loaded } from "../../ui/query";
import { useUrl } from "../../ui/url";
import { useCampaignRules } from "../rules/queries";
import { BatchForm } from "./batch-form";
import { ImportForm } from "./import-form";
import styles from "./new-vouchers-page.module.css";
import { OneForm } from "./one-form";

const WAYS = [
  ["one", "One code", "createVoucher"],
  ["batch", "A batch", "createVouchers"],
  ["import", "From a file", "importVouchers"],
] as const;

/** New codes of a campaign: one, many, or those of a file. */
export default function NewVouchersPage() {
  const { may } = useSession();
  const campaignId = Number(useParams().id);
  const query = useCampaignRules(campaignId);
  const [url, changeUrl] = useUrl();
  const ways = WAYS.filter(([, , operation]) => may(operation));
  const way = ways.find(([name]) => name === url.get("how"))?.[0] ?? ways[0]?.[0];
  const campaign = query.data?.campaign;
  return (
    <Page title="New vouchers" lead={campaign && <Link to={`/campaigns/${campaignId}`}>{campaign.name}</Link>}>
      <Loaded query={query}>
        {({ campaign }) => {
          if (campaign.parent_id === null) {
            return <Empty title="A main campaign has no vouchers; those below it have." />;
          }
          if (way === undefined) {
            return <Empty title="Your role may not create vouchers." />;
          }
          return (
            <>
              <fieldset className={styles.ways} aria-label="How to create vouchers">
                {ways.map(([name, title]) => (
                  <Button key={name} aria-pressed={way === name} onClick={() => changeUrl({ how: name })}>
                    {title}
                  </Button>
                ))}
              </fieldset>
              {way === "one" && <OneForm campaignId={campaignId} />}
              {way === "batch" &&
                (campaign.voucher_type === "generic" ? (
                  <Empty title="A generic campaign has no batches: its codes are chosen one by one." />
                ) : (
                  <BatchForm campaignId={campaignId} />
                ))}
              {way === "import" && <ImportForm campaignId={campaignId} />}
            </>
          );
        }}
      </Loaded>
    </Page>
  );
}
