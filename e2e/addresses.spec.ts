import { expect, test } from './support/test';

const odd = ['/cases/%ff', '/cases/%00', '/reports/%C3%28', '/dashboard/%ff', '/icon.svgx'];

test('An address that is none says so in a sentence', async ({ as }) => {
  const page = await as('ayu', { language: 'en' });
  for (const address of odd) {
    const answer = await page.request.get(address);
    expect(answer.status(), address).toBe(404);
    expect(answer.headers()['content-security-policy'], address).toContain("script-src 'nonce-");
    expect(await answer.text(), address).toContain('<h1');
  }
});

test('A form that no form of ours would send is answered, never an error', async ({ as, baseURL }) => {
  const page = await as('ayu');
  const send = (data: string, origin = baseURL ?? '') =>
    page.request.post('/cases/drafts', {
      data,
      headers: { origin, 'content-type': 'application/x-www-form-urlencoded' },
    });
  const elsewhere = 'section=who&reference=MNL-2026-00001';
  expect((await send(`${elsewhere}&version=x&__proto__=x&constructor=y&toString=z&name=%00%ff`)).status()).toBe(404);
  expect((await send(elsewhere, 'null')).status()).toBe(403);
  expect((await send(elsewhere, 'nonsense')).status()).toBe(403);
});
