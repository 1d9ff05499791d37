import { type ComponentProps, useId, useState } from "react";
import { TextInput } from "../../ui/field";
import { useCampaignNames } from "./campaign-names";

/** The id in what was typed or chosen: `12`, or `Name (12)`; empty for none. */
export function idIn(text: string): string {
  return /^\s*(\d{1,15})\s*$/.exec(text)?.[1] ?? /\((\d{1,15})\)\s*$/.exec(text)?.[1] ?? "";
}

/** A campaign by its id or by a part of its name, which brings up those that have it. The form is sent the id. */
export function CampaignInput({
  name,
  defaultValue = "",
  ...rest
}: Omit<ComponentProps<"input">, "defaultValue" | "onChange"> & {
  name: string;
  /** The id, or nothing. */
  defaultValue?: string;
}) {
  const list = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const names = useCampaignNames();
  const known = names.get(Number(defaultValue));
  const text = typed ?? (known ? `${known} (${defaultValue})` : defaultValue);
  const unknown = text.trim() !== "" && idIn(text) === "";
  return (
    <>
      <TextInput
        {...rest}
        list={list}
        autoComplete="off"
        placeholder="Name or id"
        value={text}
        ref={(input) => input?.setCustomValidity(unknown ? "Choose a campaign of the list, or type its id." : "")}
        onChange={(event) => setTyped(event.target.value)}
      />
      <input type="hidden" name={name} value={idIn(text)} />
      <datalist id={list}>
        {[...names].map(([id, title]) => (
          <option key={id} value={`${title} (${id})`} />
        ))}
      </datalist>
    </>
  );
}
