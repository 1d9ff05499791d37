import { type FormEvent, useState } from "react";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { Field, TextInput } from "../../ui/field";
import { Row } from "../../ui/page";
import styles from "./counter.module.css";
import type { useCounter } from "./use-counter";

/** Takes up a redemption that was validated before, by code and receipt number. */
export function PendingForm({ counter }: { counter: ReturnType<typeof useCounter> }) {
  const [code, setCode] = useState("");
  const [receipt, setReceipt] = useState("");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    counter.takeUp(code.trim(), receipt.trim());
  };
  return (
    <Card title="Checked before">
      <details className={styles.more}>
        <summary>Take up a redemption by its receipt number</summary>
        <form onSubmit={submit}>
          <Row>
            <Field label="Its code">
              {(id) => (
                <TextInput {...id} value={code} onChange={(e) => setCode(e.target.value)} autoComplete="off" required />
              )}
            </Field>
            <Field label="Its receipt number">
              {(id) => (
                <TextInput
                  {...id}
                  value={receipt}
                  onChange={(e) => setReceipt(e.target.value)}
                  autoComplete="off"
                  required
                />
              )}
            </Field>
            <Button type="submit" busy={counter.busy}>
              Take up
            </Button>
          </Row>
        </form>
      </details>
    </Card>
  );
}
