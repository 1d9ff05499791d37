import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useChanged } from "../../api/changed";
import { api, page as pageOf } from "../../api/client";
import { ApiError } from "../../api/error";
import { count } from "../../format/format";
import { Ask } from "../../ui/ask";
import { Field, Select, TextArea, TextInput } from "../../ui/field";
import { Failure, Notice } from "../../ui/notice";
import { codesOf } from "./customer-queries";

const MOST = 1_000;
const WAYS = [
  ["codes", "By their codes"],
  ["campaign", "Free ones of a campaign"],
] as const;

/** Assigns vouchers to a customer: named by their codes, or the first free ones of a campaign. */
export function AssignToCustomer({ identifier, onClose }: { identifier: string; onClose: () => void }) {
  const changed = useChanged();
  const [way, setWay] = useState<"codes" | "campaign">("codes");
  const [text, setText] = useState("");
  const [campaign, setCampaign] = useState("");
  const [wanted, setWanted] = useState("1");
  const codes = codesOf(text);
  const number = Number(wanted);
  const ready =
    way === "codes"
      ? codes.length > 0 && codes.length <= MOST
      : campaign !== "" && Number.isInteger(number) && number >= 1 && number <= MOST;
  const run = async () => {
    const vouchers = way === "codes" ? codes : await freeCodes(Number(campaign), number);
    await api.PATCH("/api/v1.0/customers/{identifier}/vouchers", {
      params: { path: { identifier } },
      body: { vouchers },
    });
  };
  return (
    <Ask
      title="Assign vouchers"
      action="Assign"
      attributes={["vouchers"]}
      ready={ready}
      run={run}
      onDone={changed}
      onClose={onClose}
    >
      {(error) => (
        <>
          <p>
            They will belong to <strong>{identifier}</strong>, who alone can redeem them. All are assigned, or none.
          </p>
          <Field label="Which vouchers">
            {(id) => (
              <Select
                {...id}
                value={way}
                options={WAYS}
                onChange={(event) => setWay(event.target.value as typeof way)}
              />
            )}
          </Field>
          {way === "codes" ? (
            <Field
              label="Codes"
              attribute="vouchers"
              error={error}
              hint={`One in each line, or set apart by commas. ${count(codes.length)} of at most ${count(MOST)}.`}
            >
              {(id) => <TextArea {...id} value={text} onChange={(event) => setText(event.target.value)} required />}
            </Field>
          ) : (
            <>
              <CampaignChoice chosen={campaign} choose={setCampaign} />
              <Field label="How many" attribute="vouchers" error={error}>
                {(id) => (
                  <TextInput
                    {...id}
                    type="number"
                    min={1}
                    max={MOST}
                    value={wanted}
                    onChange={(event) => setWanted(event.target.value)}
                    required
                  />
                )}
              </Field>
            </>
          )}
        </>
      )}
    </Ask>
  );
}

/** The first free codes of a campaign. Should someone else be faster, the server refuses them all. */
async function freeCodes(campaignId: number, wanted: number): Promise<string[]> {
  const { items, total } = await pageOf(
    api.GET("/api/v1.0/campaigns/{campaign_id}/vouchers", {
      params: { path: { campaign_id: campaignId }, query: { status: "created", active: "true", per_page: wanted } },
    }),
  );
  if (items.length < wanted) {
    const message = `The campaign has ${count(total)} free ${total === 1 ? "voucher" : "vouchers"}.`;
    throw new ApiError(422, "invalid", message, [{ attribute: "vouchers", code: "invalid", message }], null);
  }
  return items.map((voucher) => voucher.code);
}

function CampaignChoice({ chosen, choose }: { chosen: string; choose: (campaign: string) => void }) {
  const query = useQuery({
    queryKey: ["campaigns", "to assign from"],
    queryFn: () => pageOf(api.GET("/api/v1.0/campaigns", { params: { query: { per_page: MOST } } })),
  });
  const campaigns = (query.data?.items ?? []).filter((campaign) => campaign.parent_id !== null);
  return (
    <>
      {query.isError && <Failure error={query.error} retry={() => query.refetch()} />}
      {query.data !== undefined && campaigns.length === 0 && (
        <Notice tone="info">There is no discount campaign yet.</Notice>
      )}
      <Field label="Campaign" hint={query.isPending ? "Reading the campaigns …" : undefined}>
        {(id) => (
          <Select
            {...id}
            value={chosen}
            onChange={(event) => choose(event.target.value)}
            options={[["", "Choose"], ...campaigns.map(({ id: key, name }) => [String(key), name] as const)]}
            required
          />
        )}
      </Field>
    </>
  );
}
