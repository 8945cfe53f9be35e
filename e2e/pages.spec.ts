import type { Page, Response } from '@playwright/test';
import { findNoBarrier, findNoFaintColour } from './support/arrival';
import { expectHeaders } from './support/headers';
import { type Route, routes } from './support/routes';
import { expect, type Language, type Look, test } from './support/test';

/** Each page is loaded once per language, and looked at in every way from there: by day, by night, and on a telephone. */
test.describe.configure({ mode: 'parallel' });

for (const route of routes) {
  test(`${route.path} keeps its promises, and has no barrier by day, by night and on a telephone`, async ({
    as,
    stranger,
  }) => {
    const page = await pageFor(route, {}, { as, stranger });
    const asked: string[] = [];
    const troubles: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    page.on('console', (message) => message.type() === 'error' && troubles.push(message.text()));
    await expectPromises(page, await open(page, route));
    const own = new URL(page.url()).origin;
    expect(asked.filter((url) => !url.startsWith(`${own}/`) && !url.startsWith('data:'))).toEqual([]);
    // What the content policy forbids is told here.
    expect(troubles.filter((text) => !text.includes('404'))).toEqual([]);
    await findNoBarrierAnyway(page);
  });

  test(`${route.path} in English has no barrier by day, by night and on a telephone`, async ({ as, stranger }) => {
    const page = await pageFor(route, { language: 'en' }, { as, stranger });
    await open(page, route, 'en');
    await findNoBarrierAnyway(page);
  });
}

type People = Pick<Parameters<Parameters<typeof test>[2]>[0], 'as' | 'stranger'>;

const pageFor = ({ by }: Route, look: Look, { as, stranger }: People) => (by ? as(by, look) : stranger(look));

async function open(page: Page, { path, status = 200, find }: Route, language: Language = 'id'): Promise<Response> {
  const address = find ? await find(page) : path;
  const response = await page.goto(address, { waitUntil: 'networkidle' });
  if (!response) throw new Error(`${address} did not answer`);
  expect(response.status()).toBe(status);
  // Sent to another page, it would be that page we look at.
  const { pathname, search } = new URL(page.url());
  expect(address.includes('?') ? pathname + search : pathname).toBe(address);
  await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
  await expect(page.locator('html')).toHaveAttribute('lang', language);
  return response;
}

/** Every header, a title that says nothing, and nothing from elsewhere. */
async function expectPromises(page: Page, answer: Response): Promise<void> {
  expectHeaders(new Headers(answer.headers()));
  expect(await page.title()).toBe('Pulang');
  const sent = await answer.text();
  expect(sent.match(/<script(?![^>]*\snonce=")[^>]*>/g) ?? []).toEqual([]);
  expect(sent.match(/(src|href|action)="(https?:)?\/\/[^"]*"/g) ?? []).toEqual([]);
}

async function findNoBarrierAnyway(page: Page): Promise<void> {
  await findNoBarrier(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  await findNoFaintColour(page);
  await page.setViewportSize({ width: 360, height: 740 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
}
