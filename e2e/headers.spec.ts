import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { always, expectHeaders } from './support/headers';
import { expect, type Person, test } from './support/test';

type Asked = {
  says: string;
  path: string;
  by?: Person;
  method?: string;
  headers?: Record<string, string>;
  body?: string;
};
const form = { 'content-type': 'application/x-www-form-urlencoded' };

/** Everything that is not a page: files, data, redirects, refusals, errors, and what no browser of ours would send. */
const others: (Asked & { status: number })[] = [
  { says: 'a CSV', path: '/reports/2023-05/download?format=csv&lang=id', by: 'dewi', status: 200 },
  { says: 'a list of cases', path: '/cases/download?words=codes', by: 'dewi', status: 200 },
  { says: 'a workbook', path: '/reports/2023-05/download?format=xlsx&lang=id', by: 'dewi', status: 200 },
  { says: 'a PDF', path: '/reports/2023-05/download?format=pdf&lang=id', by: 'dewi', status: 200 },
  { says: 'a file in no format', path: '/reports/2023-05/download?format=exe', by: 'dewi', status: 400 },
  { says: 'a file of no month', path: '/reports/1999-13/download?format=csv&lang=id', by: 'dewi', status: 404 },
  { says: 'a file without signing in', path: '/reports/2023-05/download?format=csv&lang=id', status: 401 },
  { says: 'a page without signing in', path: '/cases', status: 307 },
  { says: 'the first page without signing in', path: '/', status: 307 },
  {
    says: 'the parts of a page, asked for wrongly',
    path: '/cases?_rsc=1',
    by: 'ayu',
    headers: { rsc: '1' },
    status: 307,
  },
  { says: 'the head of a page', path: '/cases', by: 'ayu', method: 'HEAD', status: 200 },
  { says: 'a page of nobody', path: '/no-such-page', status: 404 },
  { says: 'a case that is not there', path: '/cases/PNH-1999-99999', by: 'ayu', status: 404 },
  { says: 'an address that is no text', path: '/cases/%ff', by: 'ayu', status: 404 },
  { says: 'whose session it is', path: '/session', by: 'ayu', status: 200 },
  { says: 'that there is no session', path: '/session', status: 401 },
  { says: 'a session from elsewhere', path: '/session', by: 'ayu', method: 'POST', status: 403 },
  {
    says: 'a draft in another form',
    path: '/cases/drafts',
    by: 'ayu',
    method: 'POST',
    headers: { origin: '' },
    status: 415,
  },
  {
    says: 'a draft of a stranger',
    path: '/cases/drafts',
    method: 'POST',
    headers: { ...form, origin: '' },
    status: 401,
  },
  {
    says: 'a draft too long',
    path: '/cases/drafts',
    by: 'ayu',
    method: 'POST',
    headers: { ...form, origin: '' },
    body: 'a'.repeat(200_001),
    status: 413,
  },
  {
    says: 'a draft of an analyst',
    path: '/cases/drafts',
    by: 'dewi',
    method: 'POST',
    headers: { ...form, origin: '' },
    body: 'a=b',
    status: 404,
  },
  { says: 'the blank page', path: '/blank', status: 200 },
  { says: 'the quick exit', path: '/exit', method: 'POST', headers: { origin: '' }, status: 303 },
  { says: 'the way out', path: '/sign-out', method: 'POST', headers: { origin: '' }, status: 303 },
  {
    says: 'an action that is none',
    path: '/sign-in',
    method: 'POST',
    headers: { 'next-action': '0'.repeat(42), origin: '', 'content-type': 'text/plain' },
    body: '[]',
    status: 409,
  },
  { says: 'an image to be made smaller', path: '/_next/image?url=%2Ficon.svg&w=64&q=75', status: 404 },
  { says: 'data of the old kind', path: '/_next/data/x/cases.json', by: 'ayu', status: 404 },
];

/** An origin left empty is our own. */
async function answerTo({ path, by, method = 'GET', headers = {}, body }: Asked, as: (who: Person) => Promise<Page>) {
  const base = test.info().project.use.baseURL ?? '';
  const cookies = by ? await (await as(by)).context().cookies() : [];
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  const sent = { ...headers, ...(headers.origin === '' && { origin: base }), ...(cookie && { cookie }) };
  return fetch(new URL(path, base), { method, headers: sent, body, redirect: 'manual' });
}

for (const each of others)
  test(`The answer with ${each.says} carries every header and is kept by nobody`, async ({ as }) => {
    const answer = await answerTo(each, as);
    expect(answer.status).toBe(each.status);
    expectHeaders(answer.headers);
    const file = answer.headers.get('content-disposition');
    if (file) expect(file).toMatch(/^attachment; filename="[a-z0-9.-]+"$/);
  });

test('What the door refuses carries them too, and its own policy', async () => {
  const base = test.info().project.use.baseURL ?? '';
  const { headers, status } = await fetch(new URL('/cases', base), { method: 'DELETE' });
  expect(status).toBe(405);
  expect(headers.get('content-security-policy')).toBe("default-src 'none'; frame-ancestors 'none'");
  for (const [name, value] of Object.entries(always))
    if (name !== 'content-security-policy') expect(headers.get(name), name).toMatch(value);
});

test('Each page has a nonce of its own', async () => {
  const nonceOf = async () => {
    const answer = await answerTo({ says: '', path: '/sign-in' }, () => Promise.reject());
    return /'nonce-([^']+)'/.exec(answer.headers.get('content-security-policy') ?? '')?.[1];
  };
  expect(await nonceOf()).not.toBe(await nonceOf());
});

test('Leaving tells the browser to forget', async () => {
  const leaving = { says: '', method: 'POST', headers: { origin: '' } };
  const told = async (path: string) =>
    (await answerTo({ ...leaving, path }, () => Promise.reject())).headers.get('clear-site-data');
  expect(await told('/exit')).toBe('"cache", "cookies", "storage"');
  expect(await told('/sign-out')).toBe('"cache", "storage"');
});

test('No built file brings a source map or a style, font or script from elsewhere', () => {
  const files = filesUnder('.next/static');
  expect(files.length).toBeGreaterThan(10);
  expect(files.filter((file) => file.endsWith('.map'))).toEqual([]);
  const texts = files
    .filter((file) => /\.(js|css|html|svg|json)$/.test(file))
    .map((file) => readFileSync(file, 'utf8'));
  expect(texts.filter((text) => text.includes('sourceMappingURL'))).toEqual([]);
  expect(texts.filter((text) => /(url\(|@import\s*)["']?(https?:)?\/\//.test(text))).toEqual([]);
  expect(texts.filter((text) => /\bimport\(["']https?:|\.src\s*=\s*["'](https?:)?\/\//.test(text))).toEqual([]);
});

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}
