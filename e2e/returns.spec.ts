import { findNoBarrier } from './support/arrival';
import { expect, test } from './support/test';

test('Ayu and Citra move the same case on the board: nothing is overwritten, and each sees what the other did', async ({
  as,
}) => {
  const ayu = await as('ayu');
  await ayu.goto('/cases/new?fresh=1');
  await ayu.getByLabel('Negara tujuan').fill('Kamboja');
  await ayu.locator('[name=handledOn]').fill('2024-03-01');
  await ayu.locator('[name=name]').fill('Laras Kinasih Prameswari');
  await ayu.getByRole('button', { name: 'Simpan kasus' }).click();
  await expect(ayu.getByRole('heading', { level: 1 })).toHaveText(/[A-Z]+-\d{4}-\d{5}/);
  const reference = new URL(ayu.url()).pathname.split('/').at(-1) ?? '';

  // Of those who wait longest for the same, on the board of both.
  const waiting = '/returns?waits=asked&long=longer';
  await ayu.goto(waiting);
  await ayu.getByRole('link', { name: `Catat: ${reference}, Permohonan pulang` }).click();
  await findNoBarrier(ayu);
  await ayu.getByLabel('Tanggal permohonan').fill('2024-03-04');

  const citra = await as('citra');
  await citra.goto(waiting);
  await citra.getByRole('link', { name: `Catat: ${reference}, Permohonan pulang` }).click();
  await citra.getByLabel('Tanggal permohonan').fill('2024-03-02');
  await citra.getByRole('button', { name: 'Simpan tahap' }).click();
  await expect(citra.getByRole('status').filter({ hasText: `Tersimpan untuk ${reference}` })).toBeVisible();
  await expect(citra.locator('#list')).not.toContainText(`Catat: ${reference}`);

  // Ayu still sees it as it was: she is told who was first, and what she typed stays.
  await ayu.getByRole('button', { name: 'Simpan tahap' }).click();
  await expect(ayu.getByRole('alert').first()).toContainText(
    /Citra baru saja mengubah kasus ini \(.+\): Permohonan pulang, 2 Mar 2024/,
  );
  await expect(ayu.getByLabel('Tanggal permohonan')).toHaveValue('2024-03-04');
  await ayu.getByRole('button', { name: 'Simpan tahap' }).click();
  await expect(ayu.getByRole('alert').first()).toContainText('Tahap ini sudah dicatat.');

  // On the next look the case waits for what comes after, and goes on from there.
  await ayu.goto('/returns?waits=identity_verified&long=longer');
  await ayu.getByRole('link', { name: `Catat: ${reference}, Verifikasi identitas` }).click();
  await ayu.getByLabel('Tanggal identitas terverifikasi').fill('2024-03-10');
  await ayu.getByRole('button', { name: 'Simpan tahap' }).click();
  await expect(ayu.getByRole('status').filter({ hasText: `Tersimpan untuk ${reference}` })).toBeVisible();

  // The page of the case: a document with its number, what blocks it, and a step taken back.
  await ayu.goto(`/cases/${reference}`);
  const card = ayu.locator('#way-home');
  await expect(card).toContainText('2 Mar 2024');
  await card.getByRole('link', { name: 'Catat: Dokumen perjalanan' }).click();
  await ayu.getByLabel('SPLP', { exact: true }).check();
  await ayu.getByLabel('Nomor dokumen').fill('XD 778812');
  await ayu.getByLabel('Tanggal terbit').fill('2024-03-20');
  await ayu.getByRole('button', { name: 'Simpan tahap' }).click();
  await expect(card).toContainText('Tahap tersimpan.');
  await expect(card).toContainText('nomor disegel');
  await card.getByText('Catat hambatan').click();
  await card.getByLabel('Yang menghambat').selectOption('Denda belum dibayar');
  await card.getByLabel('Sejak tanggal').fill('2024-03-21');
  await card.getByRole('button', { name: 'Simpan hambatan' }).click();
  await expect(card).toContainText('Terhambat: Denda belum dibayar');
  await findNoBarrier(ayu);
  await card.locator('li', { hasText: 'Dokumen perjalanan' }).getByText('Keliru dicatat?').click();
  await card.getByRole('button', { name: 'Cabut tahap ini' }).click();
  await expect(card).toContainText('Catatan itu dicabut.');
  await expect(card).toContainText('1 tahap dicabut karena keliru dicatat');

  await citra.goto('/returns?block=long');
  await expect(citra.locator('#list')).toContainText(reference);
  const dewi = await as('dewi');
  await dewi.goto(waiting.replace('asked', 'travel_document'));
  await expect(dewi.locator('#list')).toContainText(reference);
  await expect(dewi.locator('#list').getByRole('link', { name: 'Catat:' })).toHaveCount(0);
});

test('Without JavaScript a case is moved from the board too, and what is missing is said at its place', async ({
  as,
  browser,
  baseURL,
}) => {
  const storageState = await (await as('ayu')).context().storageState();
  const context = await browser.newContext({ javaScriptEnabled: false, storageState, locale: 'id-ID', baseURL });
  const page = await context.newPage();
  await page.goto('/returns?waits=travel_document');
  await page.locator('#list').getByRole('link', { name: 'Catat:' }).first().click();
  await page.getByRole('button', { name: 'Simpan tahap' }).click();
  await expect(page.getByText('Pilih SPLP atau paspor.').first()).toBeVisible();
  await page.getByLabel('Paspor', { exact: true }).check();
  await page.getByRole('button', { name: 'Simpan tahap' }).click();
  await expect(page.getByText('Tersimpan untuk')).toBeVisible();
  await context.close();
});
