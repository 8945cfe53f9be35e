import { findNoBarrier } from './support/arrival';
import { type Route, routes } from './support/routes';
import { expect, type Language, type Look, test } from './support/test';

const languages: Language[] = ['id', 'en'];
const schemes = ['light', 'dark'] as const;

test.describe.configure({ mode: 'parallel' });

for (const route of routes) {
  for (const language of languages) {
    for (const colorScheme of schemes) {
      test(`${route.path} has no barrier, ${language}, ${colorScheme}`, async ({ as, stranger }) => {
        const page = await open(route, { language, colorScheme }, { as, stranger });
        await expect(page.locator('html')).toHaveAttribute('lang', language);
        await findNoBarrier(page);
      });
    }
  }

  test(`${route.path} fits a telephone`, async ({ as, stranger }) => {
    const page = await open(route, { width: 360 }, { as, stranger });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  });
}

type People = Pick<Parameters<Parameters<typeof test>[2]>[0], 'as' | 'stranger'>;

async function open({ path, by, status = 200, find }: Route, look: Look, { as, stranger }: People) {
  const page = by ? await as(by, look) : await stranger(look);
  const address = find ? await find(page) : path;
  const response = await page.goto(address);
  expect(response?.status()).toBe(status);
  // Sent to another page, it would be that page we look at.
  const { pathname, search } = new URL(page.url());
  expect(address.includes('?') ? pathname + search : pathname).toBe(address);
  await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
  return page;
}
