import type { Page } from '@playwright/test';
import sharp from 'sharp';
import { findNoBarrier } from './support/arrival';
import { expect, test } from './support/test';

const photo = () =>
  sharp({ create: { width: 1200, height: 900, channels: 3, background: '#7a5' } })
    .withExif({ IFD0: { Make: 'KameraRahasia' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '11/1 33/1 0/1' } })
    .jpeg()
    .toBuffer();

async function logCase(page: Page): Promise<string> {
  await page.goto('/cases/new?fresh=1');
  await page.getByLabel('Negara tujuan').fill('Kamboja');
  await page.locator('[name=handledOn]').fill('2024-03-01');
  await page.locator('[name=name]').fill('Larasati Kusumawardhani');
  await page.locator('[name=birth]').fill('12/03/1999');
  await page.getByRole('button', { name: 'Simpan kasus' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/[A-Z]+-\d{4}-\d{5}/);
  return new URL(page.url()).pathname;
}

async function fill(page: Page, file: { name: string; mimeType: string; buffer: Buffer }): Promise<void> {
  await page.getByLabel('Jenis', { exact: true }).selectOption('Paspor atau dokumen perjalanan');
  await page.getByLabel('Judul').fill('Paspor, halaman data diri');
  await page.locator('#upload-file').setInputFiles(file);
  await page.getByRole('button', { name: 'Simpan dokumen' }).click();
}

test('Ayu adds a photo of a passport, looks at it and takes it as a file; Bagus finds nothing at its address', async ({
  as,
}) => {
  const page = await as('ayu');
  const address = await logCase(page);
  await page.getByRole('link', { name: 'Lihat dan tambah dokumen' }).click();
  await findNoBarrier(page);

  await fill(page, { name: 'paspor.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('<html>bukan gambar</html>') });
  await expect(page.locator('main').getByRole('alert')).toContainText('Jenis berkas ini tidak diterima.');
  await expect(page.getByLabel('Judul')).toHaveValue('Paspor, halaman data diri');

  await fill(page, { name: '../IMG_2034.jpg', mimeType: 'image/jpeg', buffer: await photo() });
  await expect(page.getByText('Dokumen tersimpan.')).toBeVisible();
  await page.getByRole('link', { name: 'Paspor atau dokumen perjalanan' }).click();
  await page.waitForURL(/\/documents\/[0-9a-f-]{36}/);
  const document = new URL(page.url()).pathname;
  await expect(page.locator('main img')).toHaveCount(0);
  await page.getByRole('button', { name: 'Buka identitas' }).click();
  await expect(page.getByRole('heading', { name: 'Paspor, halaman data diri' })).toBeVisible();
  await page.getByRole('button', { name: 'Buka', exact: true }).click();
  await expect(page.getByRole('img', { name: 'Pratinjau' })).toBeVisible();
  await findNoBarrier(page);

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Unduh' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^dokumen-[0-9a-f]{8}\.jpg$/);
  const kept = await sharp(await download.path()).metadata();
  expect([kept.format, kept.width, kept.exif]).toEqual(['jpeg', 1200, undefined]);

  const stranger = await as('bagus');
  for (const place of [document, `${address}/documents`]) {
    await stranger.goto(place);
    await expect(stranger.getByRole('heading', { level: 1 })).toHaveText('Halaman ini tidak ditemukan');
  }
  const asked = await stranger.request.post(`${document}/download`, {
    form: {},
    headers: { origin: new URL(page.url()).origin },
  });
  expect([asked.status(), await asked.text()]).toEqual([404, 'Alamat ini tidak ditemukan.\n']);
});
