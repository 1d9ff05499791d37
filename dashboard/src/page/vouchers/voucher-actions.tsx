import { useState } from "react";
import { useChanged } from "../../api/changed";
import { api, type Schema } from "../../api/client";
import { useSession } from "../../session/session";
import { Ask } from "../../ui/ask";
import { Button } from "../../ui/button";
import { Checkbox, Field, TextInput } from "../../ui/field";
import { AssignVouchers, ExpireVouchers } from "./list-actions";
import { possible } from "./state";

type Voucher = Schema<"Voucher">;
type Asked = "expire" | "assign" | "takeBack" | "change" | "remove" | null;

/** What can be done with a voucher as it stands, by whom is signed in. Everything asks first. */
export function VoucherActions({ voucher, uses }: { voucher: Voucher; uses: number }) {
  const { may } = useSession();
  const [asked, ask] = useState<Asked>(null);
  const can = possible(voucher, uses);
  const close = () => ask(null);
  return (
    <>
      {can.assign && may("assignVouchers") && <Button onClick={() => ask("assign")}>Assign</Button>}
      {can.takeBack && may("unassignVouchers") && <Button onClick={() => ask("takeBack")}>Take back</Button>}
      {can.change && may("changeVoucher") && <Button onClick={() => ask("change")}>Change</Button>}
      {can.expire && may("expireVouchers") && (
        <Button kind="danger" onClick={() => ask("expire")}>
          Expire
        </Button>
      )}
      {can.remove && may("deleteVoucher") && (
        <Button kind="danger" onClick={() => ask("remove")}>
          Delete
        </Button>
      )}
      {asked === "assign" && <AssignVouchers codes={[voucher.code]} onClose={close} />}
      {asked === "expire" && <ExpireVouchers codes={[voucher.code]} onClose={close} />}
      {asked === "takeBack" && <TakeBack voucher={voucher} onClose={close} />}
      {asked === "change" && <Change voucher={voucher} onClose={close} />}
      {asked === "remove" && <Remove voucher={voucher} onClose={close} />}
    </>
  );
}

interface Asking {
  voucher: Voucher;
  onClose: () => void;
}

function TakeBack({ voucher, onClose }: Asking) {
  const changed = useChanged();
  const identifier = voucher.customer_identifier ?? "";
  return (
    <Ask
      title="Take this voucher back?"
      action="Take back"
      run={() =>
        api.DELETE("/api/v1.0/customers/{identifier}/vouchers", {
          params: { path: { identifier }, query: { "vouchers[]": [voucher.code] } },
        })
      }
      onDone={changed}
      onClose={onClose}
    >
      <p>
        <code>{voucher.code}</code> will no longer belong to <strong>{identifier}</strong>. Anyone can redeem it then.
      </p>
    </Ask>
  );
}

function Change({ voucher, onClose }: Asking) {
  const changed = useChanged();
  const [code, setCode] = useState(voucher.code);
  const [active, setActive] = useState(voucher.active);
  return (
    <Ask
      title="Change this voucher"
      action="Save"
      attributes={["code"]}
      ready={code.trim() !== ""}
      run={() =>
        api.PATCH("/api/v1.0/vouchers/{voucher}", {
          params: { path: { voucher: String(voucher.id) } },
          body: { active, ...(code.trim() === voucher.code ? {} : { code: code.trim() }) },
        })
      }
      onDone={changed}
      onClose={onClose}
    >
      {(error) => (
        <>
          <Field
            label="Code"
            attribute="code"
            error={error}
            hint="Whoever has the old code cannot redeem it any more. Possible until the first redemption."
          >
            {(id) => (
              <TextInput {...id} value={code} onChange={(event) => setCode(event.target.value)} required autoFocus />
            )}
          </Field>
          <Checkbox
            label="Active: it can be redeemed"
            checked={active}
            onChange={(event) => setActive(event.target.checked)}
          />
        </>
      )}
    </Ask>
  );
}

function Remove({ voucher, onClose }: Asking) {
  const changed = useChanged();
  return (
    <Ask
      title="Delete this voucher?"
      action="Delete"
      danger
      run={() => api.DELETE("/api/v1.0/vouchers/{voucher}", { params: { path: { voucher: String(voucher.id) } } })}
      onDone={changed}
      onClose={onClose}
    >
      <p>
        <code>{voucher.code}</code> will be gone, with redemptions of it that were not confirmed. Its history stays.
        This cannot be undone; to stop it for a while, switch it off instead.
      </p>
    </Ask>
  );
}
