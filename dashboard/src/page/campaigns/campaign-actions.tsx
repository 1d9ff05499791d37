import { useState } from "react";
import { useNavigate } from "react-router";
import { api, type Schema } from "../../api/client";
import { useSession } from "../../session/session";
import { Ask } from "../../ui/ask";
import { Button, ButtonLink } from "../../ui/button";
import { Failure } from "../../ui/notice";
import { type Campaign, useRefresh, useStatusChange } from "./queries";

/** What can be done with a campaign at this moment, by this caller. */
export function CampaignActions({ now: { campaign, balance } }: { now: Schema<"CampaignAsOf"> }) {
  const { may } = useSession();
  const [asked, setAsked] = useState<"stop" | "delete" | null>(null);
  const main = campaign.campaign_type === null;
  return (
    <>
      {may("changeCampaign") && campaign.status !== "active" && <Activate campaign={campaign} />}
      {may("changeCampaign") && <ButtonLink to={`/campaigns/${campaign.id}/edit`}>Edit</ButtonLink>}
      {!main && may("listVouchers") && <ButtonLink to={`/campaigns/${campaign.id}/vouchers`}>Vouchers</ButtonLink>}
      {!main && may("createVouchers") && (
        <ButtonLink to={`/campaigns/${campaign.id}/vouchers/new`}>Add vouchers</ButtonLink>
      )}
      {may("changeCampaign") && campaign.status === "active" && (
        <Button kind="danger" onClick={() => setAsked("stop")}>
          Stop
        </Button>
      )}
      {may("deleteCampaign") && balance.redemptions === 0 && (
        <Button kind="danger" onClick={() => setAsked("delete")}>
          Delete
        </Button>
      )}
      {asked === "stop" && <Stop campaign={campaign} onClose={() => setAsked(null)} />}
      {asked === "delete" && <Delete campaign={campaign} onClose={() => setAsked(null)} />}
    </>
  );
}

function Activate({ campaign }: { campaign: Campaign }) {
  const change = useStatusChange(campaign.id);
  return (
    <>
      <Button kind="primary" busy={change.isPending} onClick={() => change.mutate("active")}>
        Activate
      </Button>
      {change.isError && <Failure error={change.error} />}
    </>
  );
}

function Stop({ campaign, onClose }: { campaign: Campaign; onClose: () => void }) {
  const change = useStatusChange(campaign.id);
  const whose =
    campaign.campaign_type === null ? "no voucher of the discount campaigns below it" : "none of its vouchers";
  return (
    <Ask
      danger
      title="Stop this campaign?"
      action="Stop the campaign"
      run={() => change.mutateAsync("inactive")}
      onClose={onClose}
    >
      <p>
        From now on {whose} can be redeemed, and what was only validated cannot be confirmed. What was redeemed stays.
        The campaign can be activated again at any time.
      </p>
    </Ask>
  );
}

function Delete({ campaign, onClose }: { campaign: Campaign; onClose: () => void }) {
  const navigate = useNavigate();
  const refresh = useRefresh();
  return (
    <Ask
      danger
      title="Delete this campaign?"
      action="Delete the campaign"
      run={() => api.DELETE("/api/v1.0/campaigns/{campaign_id}", { params: { path: { campaign_id: campaign.id } } })}
      onDone={() => {
        navigate("/campaigns", { state: { deleted: campaign.name } });
        refresh();
      }}
      onClose={onClose}
    >
      <p>
        {campaign.campaign_type === null
          ? "It is deleted with its rules, for good. This is refused as long as there are discount campaigns below it."
          : "It is deleted with its rules, its vouchers and what was only validated, for good. This is refused once a redemption was confirmed, even if it was reversed later."}
      </p>
    </Ask>
  );
}
