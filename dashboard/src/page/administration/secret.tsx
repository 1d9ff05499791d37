import { useId, useRef, useState } from "react";
import { Button } from "../../ui/button";
import { Actions } from "../../ui/dialog";
import { TextInput } from "../../ui/field";
import { Notice } from "../../ui/notice";
import { Stack } from "../../ui/page";
import styles from "./secret.module.css";

/** A secret that is shown this once, with a way to copy it. */
export function Secret({ label, secret, onDone }: { label: string; secret: string; onDone: () => void }) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [copied, setCopied] = useState(false);

  async function copy() {
    input.current?.select();
    try {
      await navigator.clipboard.writeText(secret);
      setCopied(true);
    } catch {
      // There is no clipboard on pages that are not encrypted, unless they come from this machine; the selected text can be copied by hand.
      setCopied(document.execCommand("copy"));
    }
  }

  return (
    <Stack>
      <Notice tone="warn">It is shown this once and cannot be read again. Keep it in a safe place.</Notice>
      <div className={styles.secret}>
        <label htmlFor={id}>{label}</label>
        <TextInput id={id} ref={input} readOnly value={secret} onFocus={(event) => event.target.select()} />
      </div>
      <Actions>
        <Button kind="primary" onClick={copy}>
          Copy
        </Button>
        <Button onClick={onDone}>Done</Button>
        <span role="status" className={styles.copied}>
          {copied ? "Copied." : ""}
        </span>
      </Actions>
    </Stack>
  );
}
