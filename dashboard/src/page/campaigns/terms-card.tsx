import { useSession } from "../../session/session";
import { Card, Facts } from "../../ui/card";
import type { Campaign } from "./queries";

/** What else stands in a campaign: its terms, texts and labels. */
export function TermsCard({ campaign }: { campaign: Campaign }) {
  const { format } = useSession();
  const terms =
    campaign.campaign_type === null
      ? []
      : ([
          ["Discount", campaign.reward_value],
          ["Codes", campaign.voucher_type === "generic" ? "Generic: each many times" : "Unique: each once"],
          ["Lowest transaction value", format.money(campaign.minimum_value)],
          ["Highest transaction value", format.money(campaign.maximum_value)],
        ] as const);
  const texts = [
    ["Reward title", campaign.reward_title],
    ["Reward description", campaign.reward_description],
    ["For customers", campaign.customer_information],
    ["Description", campaign.description],
  ] as const;
  return (
    <Card title="Terms and labels">
      <Facts
        facts={[
          ...terms,
          ...texts.filter(([, text]) => text !== null),
          ["Team", campaign.team],
          ["Channel", campaign.channel],
          ["Medium", campaign.medium],
          ["Purpose", campaign.purpose],
          ["Budget code", campaign.budget_code],
          ["Created", format.time(campaign.created_at)],
          ["Changed", format.time(campaign.updated_at)],
        ]}
      />
    </Card>
  );
}
