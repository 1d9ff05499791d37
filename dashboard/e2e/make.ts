import { expect, type Page } from "@playwright/test";

/** A name that no other test and no other run has. */
export function unique(prefix: string): string {
  return `${prefix}-${Date.now().toString(36)}${Math.floor(Math.random() * 1e6).toString(36)}`.toUpperCase();
}

/** Asks the API as whoever is signed in on the page, and gives back the answer. */
export async function ask<Answer>(
  page: Page,
  method: "GET" | "POST" | "PATCH" | "DELETE",
  path: string,
  body?: object,
): Promise<Answer> {
  const response = await page.request.fetch(path, {
    method,
    headers: { "X-Vouchsafe-Client": "dashboard" },
    data: body,
  });
  expect(response.status(), `${method} ${path}: ${await response.text()}`).toBeLessThan(300);
  const text = await response.text();
  return (text === "" ? null : JSON.parse(text)) as Answer;
}

/** What may be refused: gives back the status. */
export async function attempt(page: Page, path: string, body: object): Promise<number> {
  const response = await page.request.fetch(path, {
    method: "POST",
    headers: { "X-Vouchsafe-Client": "dashboard" },
    data: body,
  });
  return response.status();
}

/** An active discount campaign below a main campaign of its own. */
export async function campaign(page: Page, name: string, terms: object = {}): Promise<number> {
  const main = await ask<{ id: number }>(page, "POST", "/api/v1.0/campaigns", { name: `${name} main` });
  const made = await ask<{ id: number }>(page, "POST", "/api/v1.0/campaigns", {
    name,
    parent_id: main.id,
    campaign_type: "discount",
    voucher_type: "unique",
    discount_type: "percentage",
    discount_value: 10,
    ...terms,
  });
  for (const id of [main.id, made.id]) {
    await ask(page, "PATCH", `/api/v1.0/campaigns/${id}`, { status: "active" });
  }
  return made.id;
}

/** A voucher of a campaign; gives back its id. */
export async function voucher(page: Page, campaignId: number, code: string): Promise<number> {
  const made = await ask<{ id: number }>(page, "POST", `/api/v1.0/campaigns/${campaignId}/vouchers`, {
    active: true,
    code,
  });
  return made.id;
}
