import { type ComponentProps, type ReactNode, useId } from "react";
import { ApiError, type Reason } from "../api/error";
import styles from "./field.module.css";

interface Wiring {
  id: string;
  "aria-describedby": string | undefined;
  "aria-invalid": true | undefined;
}

/** A labelled input with its hint and, beside it, what the API says is wrong with it. The child gets the ids that tie them together. */
export function Field({
  label,
  hint,
  error,
  attribute,
  children,
}: {
  label: string;
  hint?: ReactNode;
  /** The failure of the last attempt to save; only what it says about `attribute` is shown here. */
  error?: unknown;
  /** As the API calls it. */
  attribute?: string;
  children: (wiring: Wiring) => ReactNode;
}) {
  const id = useId();
  const reasons: readonly Reason[] = error instanceof ApiError && attribute ? error.of(attribute) : [];
  const described = [hint ? `${id}-hint` : null, reasons.length > 0 ? `${id}-error` : null].filter(Boolean).join(" ");
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      {children({
        id,
        "aria-describedby": described || undefined,
        "aria-invalid": reasons.length > 0 || undefined,
      })}
      {hint && (
        <p id={`${id}-hint`} className={styles.hint}>
          {hint}
        </p>
      )}
      {reasons.length > 0 && (
        <p id={`${id}-error`} className={styles.error} role="alert">
          {reasons.map((reason) => reason.message).join("; ")}
        </p>
      )}
    </div>
  );
}

export function TextInput(props: ComponentProps<"input">) {
  return <input type="text" {...props} className={styles.input} />;
}

export function TextArea(props: ComponentProps<"textarea">) {
  return <textarea rows={3} {...props} className={styles.input} />;
}

export function Select({
  options,
  ...props
}: ComponentProps<"select"> & { options: readonly (readonly [string, string])[] }) {
  return (
    <select {...props} className={styles.input}>
      {options.map(([value, text]) => (
        <option key={value} value={value}>
          {text}
        </option>
      ))}
    </select>
  );
}

/** A box to tick, with its label beside it. */
export function Checkbox({ label, ...props }: ComponentProps<"input"> & { label: ReactNode }) {
  return (
    <label className={styles.checkbox}>
      <input type="checkbox" {...props} />
      <span>{label}</span>
    </label>
  );
}
