import { arrive } from './support/arrival';
import { chooseOnSignInPage, expect, test } from './support/test';

test('Ayu opens an identity; Citra reads who looked, and takes a checkpoint away', async ({ as }) => {
  const ayu = await as('ayu');
  await ayu.goto('/cases');
  const address = await ayu.locator('main table a[href^="/cases/PNH"]').first().getAttribute('href');
  const reference = address?.split('/').at(-1) ?? '';
  await ayu.goto(address ?? '/cases');
  // Somebody may have opened it a moment ago: then it is open still, and on record.
  const open = ayu.getByRole('button', { name: 'Buka identitas' }).first();
  if (await open.isVisible()) await open.click();
  await ayu.getByRole('link', { name: 'Siapa yang melihat' }).click();
  await arrive(ayu, `Siapa yang melihat kasus ${reference}`);
  await expect(ayu.getByRole('row', { name: `Ayu membuka identitas dalam kasus ${reference}` }).first()).toBeVisible();

  const citra = await as('citra');
  await citra.goto('/audit?group=identities');
  await arrive(citra, 'Jejak audit');
  const row = citra.getByRole('row', { name: `Ayu membuka identitas dalam kasus ${reference}` }).first();
  await expect(row).toContainText('Petugas kasus · PNH');
  await row.getByRole('link', { name: `Hanya tentang ${reference}` }).click();
  await expect(citra).toHaveURL(new RegExp(`subject=case%3A${reference}`));
  await expect(citra.getByRole('row', { name: `mencatat kasus ${reference}` })).toHaveCount(0);

  await citra.goto('/audit');
  await citra.getByRole('button', { name: 'Periksa sekarang' }).click();
  await expect(citra.getByRole('status').filter({ hasText: 'oleh Citra' })).toContainText('utuh');
  const [download] = await Promise.all([
    citra.waitForEvent('download'),
    citra.getByRole('link', { name: 'Unduh titik periksa' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^pulang-checkpoint-\d+\.json$/);
});

test('For those whom the audit is not for, it is not there, nor are its downloads', async ({ as }) => {
  for (const person of ['ayu', 'bagus', 'dewi'] as const) {
    const page = await as(person);
    for (const path of ['/audit', '/audit/download', '/audit/checkpoint'])
      expect((await page.goto(path).catch(() => null))?.status(), `${person} ${path}`).toBe(404);
  }
  const dewi = await as('dewi');
  await dewi.goto('/cases');
  const address = await dewi.locator('main table a[href^="/cases/"]').first().getAttribute('href');
  expect((await dewi.goto(`${address}/looks`))?.status()).toBe(404);
});

test('Eko reads of accounts and of no case, and takes the entries as CSV', async ({ stranger }) => {
  // Signed in just now: other stories fill the page with entries of their own.
  const page = await stranger({ language: 'en' });
  await chooseOnSignInPage(page, 'eko');
  await page.goto('/audit?group=accounts');
  await arrive(page, 'Audit');
  await expect(page.getByRole('row', { name: 'Eko signed in' }).first()).toBeVisible();
  const csv = await (await page.request.get('/audit/download')).text();
  expect(csv.split('\r\n')[0]).toContain('what_happened');
  expect(csv).toContain('Eko signed in');
  expect(csv).not.toMatch(/PNH-\d{4}/);
});
