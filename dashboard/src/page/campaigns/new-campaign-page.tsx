import { useSearchParams } from "react-router";
import { Page } from "../../ui/page";
import { Loaded } from "../../ui/query";
import { CampaignForm } from "./campaign-form";
import { blank } from "./form";
import { useCampaigns } from "./queries";

/** Creates a campaign: a discount campaign where there is a main campaign to put it below, else a main campaign. */
export default function NewCampaignPage() {
  const [params] = useSearchParams();
  const parent = Number(params.get("parent"));
  const campaigns = useCampaigns();
  return (
    <Page title="New campaign">
      <Loaded query={campaigns} lines={10}>
        {(all) => {
          const mains = all.filter((campaign) => campaign.campaign_type === null);
          const chosen = mains.find((main) => main.id === parent) ?? (mains.length === 1 ? mains[0] : undefined);
          return <CampaignForm campaigns={all} before={null} initial={blank(chosen?.id ?? null, mains.length === 0)} />;
        }}
      </Loaded>
    </Page>
  );
}
