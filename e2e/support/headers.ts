import { expect } from '@playwright/test';

/** What every answer carries, whoever asks for whatever. */
export const always: Record<string, string | RegExp> = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': /camera=\(\).*geolocation=\(\).*microphone=\(\)/,
  'cache-control': /\bno-store\b/,
  'content-security-policy':
    /^default-src 'none'; script-src 'nonce-[\w+/=]{24}' 'strict-dynamic'; .*object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'$/,
};
const never = ['x-powered-by', 'server', 'last-modified', 'access-control-allow-origin', 'sourcemap'];

/** Proves that an answer carries what every answer carries, and nothing that tells of the machine. */
export function expectHeaders(headers: Headers): void {
  for (const [name, value] of Object.entries(always)) {
    const found = headers.get(name) ?? `no ${name}`;
    if (typeof value === 'string') expect(found, name).toBe(value);
    else expect(found, name).toMatch(value);
  }
  expect(never.filter((name) => headers.has(name))).toEqual([]);
}
