import type { ReactNode } from "react";
import { useSession } from "../../session/session";
import { Card } from "../../ui/card";
import { Field, Select, TextArea, TextInput } from "../../ui/field";
import { FieldRow } from "../../ui/page";
import { type Attribute, applies, type Values } from "./form";
import type { Campaign } from "./queries";
import { byName, labelsOf } from "./tree";

interface Form {
  values: Values;
  set: (attribute: Attribute, value: string) => void;
  error: unknown;
}

interface Described extends Form {
  attribute: Attribute;
  label: string;
  hint?: ReactNode;
}

function Text({ attribute, label, hint, values, set, error, list }: Described & { list?: string }) {
  return (
    <Field label={label} hint={hint} error={error} attribute={attribute}>
      {(wiring) => (
        <TextInput
          {...wiring}
          list={list}
          value={values[attribute]}
          autoComplete="off"
          onChange={(event) => set(attribute, event.target.value)}
        />
      )}
    </Field>
  );
}

function LongText({ attribute, label, hint, values, set, error }: Described) {
  return (
    <Field label={label} hint={hint} error={error} attribute={attribute}>
      {(wiring) => (
        <TextArea {...wiring} value={values[attribute]} onChange={(event) => set(attribute, event.target.value)} />
      )}
    </Field>
  );
}

function Figure({ attribute, label, hint, values, set, error }: Described) {
  return (
    <Field label={label} hint={hint} error={error} attribute={attribute}>
      {(wiring) => (
        <TextInput
          {...wiring}
          inputMode="decimal"
          autoComplete="off"
          value={values[attribute]}
          onChange={(event) => set(attribute, event.target.value)}
        />
      )}
    </Field>
  );
}

function Choice({
  attribute,
  label,
  hint,
  values,
  set,
  error,
  options,
  disabled,
}: Described & { options: readonly (readonly [string, string])[]; disabled?: boolean }) {
  return (
    <Field label={label} hint={hint} error={error} attribute={attribute}>
      {(wiring) => (
        <Select
          {...wiring}
          disabled={disabled}
          value={values[attribute]}
          onChange={(event) => set(attribute, event.target.value)}
          options={options}
        />
      )}
    </Field>
  );
}

/** What the campaign is, and where it stands. */
export function Basics({
  campaigns,
  before,
  ...form
}: Form & { campaigns: readonly Campaign[]; before: Campaign | null }) {
  const mains = campaigns
    .filter((campaign) => campaign.campaign_type === null)
    .toSorted(byName)
    .map((main) => [String(main.id), main.name] as const);
  return (
    <Card title="Campaign">
      <Text {...form} attribute="name" label="Name" hint="Unique in the project, up to 255 characters." />
      <FieldRow>
        <Choice
          {...form}
          attribute="campaign_type"
          label="Kind"
          disabled={before !== null}
          hint={
            before === null
              ? "A main campaign groups discount campaigns, and its limits hold for all of them together. A discount campaign has vouchers."
              : "A campaign keeps its kind."
          }
          options={[
            ["discount", "Discount campaign"],
            ["main", "Main campaign"],
          ]}
        />
        {applies("parent_id", form.values) && (
          <Choice
            {...form}
            attribute="parent_id"
            label="Main campaign"
            hint="Under whose limits it is. Fixed after the first confirmed redemption."
            options={[["", mains.length === 0 ? "There is none yet" : "Choose one"], ...mains]}
          />
        )}
        <Choice
          {...form}
          attribute="status"
          label="Status"
          hint="Vouchers can be redeemed while it is active."
          options={[
            ...(before === null || before.status === "draft" ? [["draft", "Draft"] as const] : []),
            ["active", "Active"],
            ["inactive", "Stopped"],
          ]}
        />
      </FieldRow>
      <LongText
        {...form}
        attribute="description"
        label="Description"
        hint="For your own use; customers do not see it."
      />
    </Card>
  );
}

/** What the vouchers take off, and from what. */
export function DiscountTerms(form: Form) {
  const { session } = useSession();
  const { currency } = session.project;
  const share = form.values.discount_type === "percentage";
  return (
    <Card title="Discount">
      <FieldRow>
        <Choice
          {...form}
          attribute="discount_type"
          label="Kind of discount"
          hint="Fixed after the first confirmed redemption."
          options={[
            ["percentage", "Percentage of the cost"],
            ["numeric", `Amount in ${currency}`],
          ]}
        />
        <Figure
          {...form}
          attribute="discount_value"
          label={share ? "Percentage" : `Amount (${currency})`}
          hint={share ? "More than 0, at most 100: 12.5 is 12.5%." : "Never more than the transaction costs."}
        />
        <Choice
          {...form}
          attribute="voucher_type"
          label="Codes"
          hint="Fixed after the first confirmed redemption."
          options={[
            ["unique", "Unique: each code once"],
            ["generic", "Generic: each code many times"],
          ]}
        />
      </FieldRow>
      <FieldRow>
        <Figure
          {...form}
          attribute="minimum_value"
          label={`Lowest transaction value (${currency})`}
          hint="What a transaction must cost at least. Empty for no bound."
        />
        <Figure
          {...form}
          attribute="maximum_value"
          label={`Highest transaction value (${currency})`}
          hint="What a transaction may cost at most. Empty for no bound."
        />
      </FieldRow>
    </Card>
  );
}

/** How much may be granted in all. */
export function Limits(form: Form) {
  const { session } = useSession();
  const all = form.values.campaign_type === "main" ? " of all campaigns below it together" : "";
  return (
    <Card title="Limits">
      <FieldRow>
        <Figure
          {...form}
          attribute="max_total_budget"
          label={`Total budget (${session.project.currency})`}
          hint={`Cap of the discounts${all}. Empty for no limit.`}
        />
        <Figure
          {...form}
          attribute="max_redemptions"
          label="Redemptions"
          hint={`Cap of the number of confirmed redemptions${all}. Empty for no limit.`}
        />
      </FieldRow>
    </Card>
  );
}

/** What shops may show. */
export function Texts(form: Form) {
  return (
    <Card title="What customers read">
      <FieldRow>
        <Text {...form} attribute="reward_title" label="Reward title" hint="Up to 40 characters." />
        <Text {...form} attribute="reward_description" label="Reward description" hint="Up to 100 characters." />
      </FieldRow>
      <LongText
        {...form}
        attribute="customer_information"
        label="Information for customers"
        hint="What a shop may show when a voucher was redeemed."
      />
    </Card>
  );
}

const LABELS = [
  ["team", "Team"],
  ["channel", "Channel"],
  ["medium", "Medium"],
  ["purpose", "Purpose"],
  ["budget_code", "Budget code"],
] as const;

/** Labels by which vouchers are found and reports are set apart; those that other campaigns have are proposed. */
export function Labels({ campaigns, ...form }: Form & { campaigns: readonly Campaign[] }) {
  return (
    <Card title="Labels">
      <p className="soft">Reports can be set apart by labels, and vouchers can be found by them.</p>
      <FieldRow>
        {LABELS.map(([attribute, label]) => (
          <div key={attribute}>
            <Text {...form} attribute={attribute} label={label} list={`known-${attribute}`} />
            <datalist id={`known-${attribute}`}>
              {labelsOf(campaigns, attribute).map((value) => (
                <option key={value} value={value} />
              ))}
            </datalist>
          </div>
        ))}
      </FieldRow>
    </Card>
  );
}
