import { useQuery } from "@tanstack/react-query";
import { type ComponentProps, useDeferredValue, useId, useState } from "react";
import { api, page } from "../../api/client";
import { TextInput } from "../../ui/field";
import { useCampaignNames } from "./campaign-names";

const OFFERED = 20;

/** The id in what was typed or chosen: `12`, or `Name (12)`; empty for none. */
export function idIn(text: string): string {
  return /^\s*(\d{1,15})\s*$/.exec(text)?.[1] ?? /\((\d{1,15})\)\s*$/.exec(text)?.[1] ?? "";
}

/** A campaign by its id or by a part of its name, which brings up those that have it. The form is sent the id. */
export function CampaignInput({
  name,
  defaultValue = "",
  onId,
  ...rest
}: Omit<ComponentProps<"input">, "defaultValue" | "onChange"> & {
  /** The id, or nothing. */
  defaultValue?: string;
  onId?: (id: string) => void;
}) {
  const list = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const names = useCampaignNames();
  const known = names.get(Number(defaultValue));
  const text = typed ?? (known ? `${known} (${defaultValue})` : defaultValue);
  const wanted = useDeferredValue(idIn(text) ? "" : text.trim());
  const { data } = useQuery({
    queryKey: ["campaigns", "offered", wanted],
    queryFn: ({ signal }) =>
      page(
        api.GET("/api/v1.0/campaigns", {
          params: { query: { name_cont: wanted || undefined, per_page: OFFERED } },
          signal,
        }),
      ),
  });
  return (
    <>
      <TextInput
        {...rest}
        list={list}
        autoComplete="off"
        placeholder="Name or id"
        value={text}
        onChange={(event) => {
          setTyped(event.target.value);
          onId?.(idIn(event.target.value));
        }}
      />
      {name && <input type="hidden" name={name} value={idIn(text)} />}
      <datalist id={list}>
        {data?.items.map((campaign) => (
          <option key={campaign.id} value={`${campaign.name} (${campaign.id})`} />
        ))}
      </datalist>
    </>
  );
}
