import { useRef } from "react";
import { ApiError } from "./error";

/** A random key. Not `crypto.randomUUID`, which browsers have on encrypted pages and on localhost only. */
export function randomKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Whether the server has refused for good, so that the same request would be answered by the same refusal again. */
function isSettled(error: unknown): boolean {
  return error instanceof ApiError && error.status >= 400 && error.status < 500 && ![409, 429].includes(error.status);
}

/** Holds the key of one thing that is to happen, for as long as it is not known whether it has. */
export class IdempotencyKeys {
  private body = "";
  private key: string | null = null;

  /** The key of a request; the same as before while the same body is tried again. */
  of(body: unknown): string {
    const text = JSON.stringify(body);
    if (this.key === null || text !== this.body) {
      this.body = text;
      this.key = randomKey();
    }
    return this.key;
  }

  /** After a success, or a refusal that a corrected world would be asked about anew, the next request is another one. */
  done(error?: unknown): void {
    if (error === undefined || error === null || isSettled(error)) {
      this.key = null;
    }
  }
}

/** The `Idempotency-Key` of a form: whoever presses the button again after a broken connection does not create a second one. */
export function useIdempotencyKeys(): IdempotencyKeys {
  const keys = useRef<IdempotencyKeys>(null);
  keys.current ??= new IdempotencyKeys();
  return keys.current;
}
