import { type FormEvent, useState } from "react";
import { explain } from "../api/error";
import { Button } from "../ui/button";
import { Field, TextInput } from "../ui/field";
import { Notice } from "../ui/notice";
import { useSignInAndOut } from "./session";
import styles from "./sign-in-page.module.css";

/** Asks for credentials, by which the server opens a session. They are not kept in the page. */
export function SignInPage({ expired }: { expired: boolean }) {
  const { signIn } = useSignInAndOut();
  const [byKey, setByKey] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setBusy(true);
    setProblem(null);
    try {
      await signIn(
        byKey
          ? { api_key: String(form.get("api_key")) }
          : { email: String(form.get("email")), password: String(form.get("password")) },
      );
    } catch (error) {
      setProblem(explain(error));
      setBusy(false);
    }
  }

  return (
    <main className={styles.page}>
      <title>Sign in · Vouchsafe</title>
      <form className={styles.card} onSubmit={submit} noValidate={false}>
        <img src="/favicon.svg" alt="" width={40} height={40} />
        <h1>Vouchsafe</h1>
        {expired && problem === null && <Notice tone="info">Your session has ended. Please sign in again.</Notice>}
        {problem !== null && <Notice tone="bad">{problem}</Notice>}
        {byKey ? (
          <Field label="API key">
            {(id) => (
              <TextInput {...id} key="key" name="api_key" type="password" autoComplete="off" required autoFocus />
            )}
          </Field>
        ) : (
          <>
            <Field label="E-mail address">
              {(id) => (
                <TextInput {...id} key="email" name="email" type="email" autoComplete="username" required autoFocus />
              )}
            </Field>
            <Field label="Password">
              {(id) => <TextInput {...id} name="password" type="password" autoComplete="current-password" required />}
            </Field>
          </>
        )}
        <Button type="submit" kind="primary" busy={busy}>
          Sign in
        </Button>
        <Button kind="link" onClick={() => setByKey(!byKey)}>
          {byKey ? "Sign in with e-mail address and password" : "Sign in with an API key"}
        </Button>
      </form>
    </main>
  );
}
