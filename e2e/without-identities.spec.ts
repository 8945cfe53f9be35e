import type { Page, Response } from '@playwright/test';
import { strFromU8, unzipSync } from 'fflate';
import { arrive } from './support/arrival';
import { foundIn, toldBy } from './support/identities';
import { expect, test } from './support/test';

/** Everything that came to somebody: of each address, what it holds once it is unpacked. */
type Come = { address: string; content: Buffer };

function collect(page: Page, come: Come[]): void {
  page.on('response', async (response: Response) => {
    const type = response.headers()['content-type'] ?? '';
    if (!/html|json|csv|svg|x-component|plain/.test(type)) return;
    // Of an answer that leads elsewhere, or of a page that was left, nothing is shown.
    const content = await response.body().catch(() => Buffer.alloc(0));
    come.push({ address: response.url(), content });
  });
}

async function taken(page: Page, address: string): Promise<Come> {
  const answer = await page.request.get(address, { maxRetries: 3 });
  expect([address, answer.status()]).toEqual([address, 200]);
  const body = await answer.body();
  const isPacked = body.subarray(0, 2).toString() === 'PK';
  const content = isPacked
    ? Buffer.from(
        Object.values(unzipSync(body))
          .map((part) => strFromU8(part))
          .join('\n'),
      )
    : body;
  return { address, content };
}

test('Dewi, who may open no identity, does all of an analyst’s work in one morning and meets none', async ({ as }) => {
  test.setTimeout(120_000);
  const people = toldBy('ten-people', ['100']);
  expect(people.length).toBeGreaterThan(60);
  const page = await as('dewi');
  const come: Come[] = [];
  collect(page, come);

  // A view, the cases behind one of its numbers, and one of these.
  const view = 'by=destination&by2=sex&asOf=2021-12-31';
  await page.goto(`/figures/view?${view}`);
  await page.locator('main tbody a[href^="/cases?"]').first().click();
  await expect(page.getByRole('heading', { level: 1, name: 'Kasus' })).toBeVisible();
  await page.locator('main tbody a[href^="/cases/"]').first().click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/[A-Z]+-\d{4}-\d{5}/);
  for (const format of ['csv', 'xlsx', 'json', 'svg'])
    come.push(await taken(page, `/figures/view/data?${view}&format=${format}&lang=id`));

  // A definition of her own.
  await page.goto('/figures/definitions/new?asOf=2021-12-31&destination=KH');
  await page.getByLabel('Nama dalam bahasa Indonesia').fill('Kamboja sampai 2021');
  await page.getByLabel('Nama dalam bahasa Inggris').fill('Cambodia until 2021');
  await page.getByRole('button', { name: 'Simpan definisi' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Kamboja sampai 2021');

  // The draft of an edition, and the report of its month in every form.
  await page.goto('/reports/2021-04');
  await page.getByRole('button', { name: 'Susun konsep' }).click();
  await arrive(page, 'Laporan bulanan, April 2021');
  for (const format of ['csv', 'xlsx', 'docx', 'pdf'])
    come.push(await taken(page, `/reports/2021-04/download?format=${format}&lang=id`));

  // Somebody else's figure, explained over her name.
  await page.goto('/figures/published/F28');
  await page
    .getByRole('textbox', { name: 'Mengapa angka kita berbeda' })
    .fill('Imigrasi menghitung penumpang carteran.');
  await page.getByRole('button', { name: 'Tandatangani' }).click();
  await expect(page.getByRole('status')).toContainText('Penjelasan ditandatangani.');

  // What would leave, and what else is there to read.
  await page.goto('/release/new?kind=partner&month=2021-12');
  await expect(page.getByText('Aman. Dari angka ini')).toBeVisible();
  for (const address of ['/dashboard', '/dashboard/KH', '/dashboard/again', '/figures/compare', '/figures/alerts'])
    await page.goto(address);
  come.push(await taken(page, '/cases/download?format=csv'));

  // That it would be found, if it were there.
  expect(foundIn(Buffer.from(`<td>${people[0]?.[0]}</td>`), people)).not.toEqual([]);
  expect(come.length).toBeGreaterThan(25);
  expect(come.flatMap(({ address, content }) => foundIn(content, people).map((what) => `${address}: ${what}`))).toEqual(
    [],
  );
});
