import { expect, test } from "vitest";
import { newPassword } from "./password";

test("passwords are random, and can be read out", () => {
  const passwords = new Set(Array.from({ length: 100 }, newPassword));
  expect(passwords.size).toBe(100);
  for (const password of passwords) {
    expect(password).toMatch(/^[a-km-np-z2-9]{5}(-[a-km-np-z2-9]{5}){3}$/);
  }
});
