import { ButtonLink } from "../../ui/button";
import { Empty } from "../../ui/notice";
import { Page } from "../../ui/page";

/** Where an address names a campaign that the project does not have. */
export function NoSuchCampaign() {
  return (
    <Page title="Campaign">
      <Empty title="There is no such campaign.">
        <ButtonLink to="/campaigns">All campaigns</ButtonLink>
      </Empty>
    </Page>
  );
}
