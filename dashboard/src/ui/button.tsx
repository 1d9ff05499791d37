import type { ComponentProps } from "react";
import { Link } from "react-router";
import styles from "./button.module.css";

type Kind = "primary" | "plain" | "danger" | "link";

/** A button. While it is busy it cannot be pressed again, and says so. */
export function Button({
  kind = "plain",
  busy = false,
  className,
  children,
  disabled,
  type = "button",
  ...rest
}: ComponentProps<"button"> & { kind?: Kind; busy?: boolean }) {
  return (
    <button
      type={type}
      className={[styles.button, styles[kind], className].filter(Boolean).join(" ")}
      disabled={disabled || busy}
      aria-busy={busy}
      {...rest}
    >
      {children}
    </button>
  );
}

/** A link that looks like a button. */
export function ButtonLink({ kind = "plain", ...rest }: ComponentProps<typeof Link> & { kind?: Kind }) {
  return <Link className={`${styles.button} ${styles[kind]}`} {...rest} />;
}

/** A link to a file of the API that looks like a button. */
export function DownloadLink({ kind = "plain", children, ...rest }: ComponentProps<"a"> & { kind?: Kind }) {
  return (
    <a className={`${styles.button} ${styles[kind]}`} download {...rest}>
      {children}
    </a>
  );
}
