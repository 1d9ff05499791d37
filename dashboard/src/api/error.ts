/** One reason of a refusal, as the API gives it. */
export interface Reason {
  attribute: string;
  code: string;
  message: string;
  boundary_value?: string;
}

/** An answer that was no success. Both bodies of the API, that of v1.0 and problems by RFC 9457, have `code` and `errors`. */
export class ApiError extends Error {
  readonly status: number;
  readonly code: string;
  readonly reasons: readonly Reason[];
  /** In how many seconds it is worth asking again, where the server says so. */
  readonly retryAfter: number | null;

  constructor(status: number, code: string, message: string, reasons: readonly Reason[], retryAfter: number | null) {
    super(message);
    this.name = "ApiError";
    this.status = status;
    this.code = code;
    this.reasons = reasons;
    this.retryAfter = retryAfter;
  }

  static async of(response: Response): Promise<ApiError> {
    const text = await response.text();
    let body: Record<string, unknown> = {};
    try {
      body = JSON.parse(text) as Record<string, unknown>;
    } catch {
      // Not from the API: a proxy, say. The status has to do.
    }
    const retry = Number(response.headers.get("Retry-After"));
    return new ApiError(
      response.status,
      String(body.code ?? "unknown_error"),
      String(body.detail ?? body.message ?? `The server answered with status ${response.status}.`),
      Array.isArray(body.errors) ? (body.errors as Reason[]) : [],
      retry > 0 ? retry : null,
    );
  }

  /** The reasons that concern one attribute. */
  of(attribute: string): readonly Reason[] {
    return this.reasons.filter((reason) => reason.attribute === attribute);
  }
}

/** Whether asking again may help: the server is away, busy, or not ready. */
export function isTransient(error: unknown): boolean {
  return !(error instanceof ApiError) || error.status === 502 || error.status === 503 || error.status === 504;
}

/** What to tell people about a failure. */
export function explain(error: unknown): string {
  if (error instanceof ApiError) {
    return error.message;
  }
  return "The server cannot be reached. It will be asked again.";
}
