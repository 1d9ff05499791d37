import { useParams } from "react-router";
import { ApiError } from "../../api/error";
import { Page } from "../../ui/page";
import { Loaded } from "../../ui/query";
import { CampaignForm } from "./campaign-form";
import { valuesOf } from "./form";
import { NoSuchCampaign } from "./no-such-campaign";
import { useCampaign, useCampaigns } from "./queries";

/** Edits a campaign. */
export default function EditCampaignPage() {
  const id = Number(useParams().id);
  const campaigns = useCampaigns();
  const campaign = useCampaign(id);
  if (!Number.isSafeInteger(id) || id < 1 || (campaign.error instanceof ApiError && campaign.error.status === 404)) {
    return <NoSuchCampaign />;
  }
  return (
    <Page title={campaign.data === undefined ? "Edit a campaign" : `Edit ${campaign.data.name}`}>
      <Loaded query={campaign} lines={10}>
        {(before) => (
          <Loaded query={campaigns} lines={10}>
            {(all) => <CampaignForm campaigns={all} before={before} initial={valuesOf(before)} />}
          </Loaded>
        )}
      </Loaded>
    </Page>
  );
}
