import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useNavigate } from "react-router";
import { Button } from "../../ui/button";
import { Field, TextInput } from "../../ui/field";
import { Failure, Notice } from "../../ui/notice";
import { Stack } from "../../ui/page";
import { isMissing, voucherQuery } from "./voucher-queries";
import styles from "./vouchers.module.css";

/** One field for a code or an id, as it was pasted. Leads to the voucher. */
export function LookUp({ first = "" }: { first?: string }) {
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [text, setText] = useState(first);
  const search = useMutation({
    mutationFn: (wanted: string) => queries.fetchQuery(voucherQuery(wanted)),
    onSuccess: (voucher) => navigate(`/vouchers/${voucher.id}`),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const wanted = text.trim();
    if (wanted !== "" && !search.isPending) {
      search.mutate(wanted);
    }
  };
  return (
    <Stack>
      <search>
        <form onSubmit={submit} className={styles.lookUp}>
          <Field label="Code or id">
            {(id) => (
              <TextInput
                {...id}
                value={text}
                onChange={(event) => setText(event.target.value)}
                autoComplete="off"
                autoCapitalize="characters"
                spellCheck={false}
                autoFocus
                required
              />
            )}
          </Field>
          <Button type="submit" kind="primary" busy={search.isPending}>
            Look up
          </Button>
        </form>
      </search>
      {search.isError &&
        (isMissing(search.error) ? (
          <Notice tone="info">
            <p>There is no voucher with the code or id “{search.variables}” in this project.</p>
            <p>
              Upper and lower case make no difference, and neither do blanks around it. Perhaps a character is missing.
            </p>
          </Notice>
        ) : (
          <Failure error={search.error} />
        ))}
    </Stack>
  );
}
