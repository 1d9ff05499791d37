import { type FormEvent, useId } from "react";
import { count } from "../../format/format";
import { Button } from "../../ui/button";
import { TextInput } from "../../ui/field";
import styles from "./vouchers.module.css";

/** Leaps to a page of a long list. */
export function GoToPage({ page, last, onPage }: { page: number; last: number; onPage: (page: number) => void }) {
  const id = useId();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    onPage(Number(new FormData(event.currentTarget).get("page")));
  };
  return (
    <form key={page} className={styles.goTo} onSubmit={submit}>
      <label htmlFor={id} className="soft">
        Page
      </label>
      <TextInput id={id} name="page" type="number" min={1} max={last} required defaultValue={page} />
      <span className="soft">of {count(last)}</span>
      <Button type="submit">Go</Button>
    </form>
  );
}
