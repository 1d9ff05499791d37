import { type FormEvent, type KeyboardEvent, useRef } from "react";
import { useSession } from "../../session/session";
import { Button } from "../../ui/button";
import { Field, TextArea, TextInput } from "../../ui/field";
import { Stack } from "../../ui/page";
import styles from "./counter.module.css";

/** What is typed at the counter. */
export interface Purchase {
  code: string;
  amount: string;
  transactionId: string;
  customer: string;
  location: string;
  categories: string;
}

export const EMPTY: Purchase = { code: "", amount: "", transactionId: "", customer: "", location: "", categories: "" };

/** Code and amount, and behind a fold what some campaigns ask for. A scanner that ends the code with Enter goes on to the amount. */
export function RedeemForm({
  purchase,
  change,
  busy,
  submit,
}: {
  purchase: Purchase;
  change: (purchase: Purchase) => void;
  busy: boolean;
  /** True redeems at once, false checks. */
  submit: (confirmed: boolean) => void;
}) {
  const { session } = useSession();
  const amount = useRef<HTMLInputElement>(null);
  const set = (part: keyof Purchase) => (event: { target: { value: string } }) =>
    change({ ...purchase, [part]: event.target.value });
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const pressed = (event.nativeEvent as SubmitEvent).submitter as HTMLButtonElement | null;
    if (!busy) {
      submit(pressed?.value === "redeem");
    }
  };
  const afterCode = (event: KeyboardEvent) => {
    if (event.key === "Enter" && purchase.amount.trim() === "") {
      event.preventDefault();
      amount.current?.focus();
    }
  };
  return (
    <form onSubmit={onSubmit}>
      <Stack>
        <div className={`${styles.big} ${styles.code}`}>
          <Field label="Code">
            {(id) => (
              <TextInput
                {...id}
                value={purchase.code}
                onChange={set("code")}
                onKeyDown={afterCode}
                pattern=".*\S.*"
                autoComplete="off"
                autoCapitalize="characters"
                spellCheck={false}
                enterKeyHint="next"
                autoFocus
                required
              />
            )}
          </Field>
        </div>
        <div className={styles.big}>
          <Field label={`Amount of the purchase, in ${session.project.currency}`}>
            {(id) => (
              <TextInput
                {...id}
                ref={amount}
                value={purchase.amount}
                onChange={set("amount")}
                inputMode="decimal"
                pattern="\s*\d{1,10}([.,]\d{1,2})?\s*"
                title="A number with at most two decimals"
                autoComplete="off"
                enterKeyHint="go"
                required
              />
            )}
          </Field>
        </div>
        <details className={styles.more}>
          <summary>Receipt number, customer and more</summary>
          <Stack>
            <Field label="Receipt or order number" hint="Unique. Left empty, one is made.">
              {(id) => (
                <TextInput {...id} value={purchase.transactionId} onChange={set("transactionId")} maxLength={255} />
              )}
            </Field>
            <Field label="Customer">
              {(id) => (
                <TextInput
                  {...id}
                  value={purchase.customer}
                  onChange={set("customer")}
                  maxLength={255}
                  autoComplete="off"
                />
              )}
            </Field>
            <Field label="Location" hint="Latitude and longitude, such as 52.52, 13.4">
              {(id) => (
                <TextInput
                  {...id}
                  value={purchase.location}
                  onChange={set("location")}
                  pattern="\s*-?\d{1,2}(\.\d+)?\s*[,;]\s*-?\d{1,3}(\.\d+)?\s*"
                  title="Latitude and longitude"
                />
              )}
            </Field>
            <Field label="Categories" hint="One in each line, such as channel: app">
              {(id) => <TextArea {...id} value={purchase.categories} onChange={set("categories")} />}
            </Field>
          </Stack>
        </details>
        <div className={styles.buttons}>
          <Button type="submit" kind="primary" value="check" busy={busy}>
            Check
          </Button>
          <Button type="submit" value="redeem" disabled={busy}>
            Redeem at once
          </Button>
        </div>
      </Stack>
    </form>
  );
}
