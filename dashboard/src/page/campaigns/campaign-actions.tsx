import { useState } from "react";
import { useNavigate } from "react-router";
import type { Schema } from "../../api/client";
import { useSession } from "../../session/session";
import { Button, ButtonLink } from "../../ui/button";
import { Actions, Dialog } from "../../ui/dialog";
import { Failure } from "../../ui/notice";
import { type Campaign, useDeletion, useStatusChange } from "./queries";

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
      {asked === "stop" && <StopDialog campaign={campaign} onClose={() => setAsked(null)} />}
      {asked === "delete" && <DeleteDialog campaign={campaign} onClose={() => setAsked(null)} />}
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

function StopDialog({ campaign, onClose }: { campaign: Campaign; onClose: () => void }) {
  const change = useStatusChange(campaign.id);
  return (
    <Dialog title="Stop this campaign?" onClose={onClose}>
      <p>
        {campaign.campaign_type === null
          ? "From now on no voucher of any discount campaign below it can be redeemed, and what was validated can not be confirmed. "
          : "From now on none of its vouchers can be redeemed, and what was validated can not be confirmed. "}
        What was redeemed stays. It can be activated again at any time.
      </p>
      {change.isError && <Failure error={change.error} />}
      <Actions>
        <Button kind="danger" busy={change.isPending} onClick={() => change.mutate("inactive", { onSuccess: onClose })}>
          Stop the campaign
        </Button>
        <Button onClick={onClose}>Cancel</Button>
      </Actions>
    </Dialog>
  );
}

function DeleteDialog({ campaign, onClose }: { campaign: Campaign; onClose: () => void }) {
  const navigate = useNavigate();
  const deletion = useDeletion(campaign.id);
  const leave = () => navigate("/campaigns", { state: { deleted: campaign.name } });
  return (
    <Dialog title="Delete this campaign?" onClose={onClose}>
      <p>
        {campaign.campaign_type === null
          ? "It is deleted with its rules, for good. This is refused as long as there are discount campaigns below it."
          : "It is deleted with its rules, its vouchers and what was validated only, for good. This is refused once a redemption was confirmed, also if that was reversed later."}
      </p>
      {deletion.isError && <Failure error={deletion.error} />}
      <Actions>
        <Button
          kind="danger"
          busy={deletion.isPending}
          onClick={() => deletion.mutate(undefined, { onSuccess: leave })}
        >
          Delete the campaign
        </Button>
        <Button onClick={onClose}>Cancel</Button>
      </Actions>
    </Dialog>
  );
}
