import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { arrive, findNoBarrier } from './support/arrival';
import { expect, test } from './support/test';

async function logged(page: Page, name: string): Promise<string> {
  await page.goto('/cases/new?fresh=1');
  await page.getByLabel('Negara tujuan').fill('Kamboja');
  await page.getByLabel('Nama atau sebutan').fill(name);
  await page.getByRole('button', { name: 'Simpan kasus' }).click();
  await page.waitForURL(/\/cases\/[A-Z]+-\d{4}-\d{5}/);
  return page.url().match(/[A-Z]+-\d{4}-\d{5}/)?.[0] ?? '';
}

test('A person asks for a copy, a correction and an end to the use of their data', async ({ as }) => {
  const page = await as('ayu');
  const reference = await logged(page, 'Wati Hakim');
  await page.getByRole('link', { name: 'Hak orang ini' }).click();
  await arrive(page, `Hak orang ini · ${reference}`);

  await page.getByRole('button', { name: 'Buka identitas' }).click();
  await expect(page.getByRole('button', { name: 'Buka identitas' })).toHaveCount(0);
  await page.getByLabel('Bentuk').selectOption({ label: 'JSON untuk komputer' });
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Unduh' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^salinan-\d{4}-\d{2}-\d{2}\.json$/);
  const copy = JSON.parse(readFileSync(await download.path(), 'utf8'));
  expect(copy.person.name).toBe('Wati Hakim');

  await page.getByLabel('Bagian yang salah').selectOption({ label: 'Siapa' });
  await page.getByRole('button', { name: 'Catat dan perbaiki' }).click();
  await expect(page.getByRole('alert').first()).toContainText('Tuliskan apa yang diminta');
  await page.locator('#correction-words').fill('Nama saya Wati Halim');
  await page.getByRole('button', { name: 'Catat dan perbaiki' }).click();
  await page.waitForURL(/\/edit\/who$/);
  await page.getByLabel('Nama atau sebutan').fill('Wati Halim');
  await page.getByRole('button', { name: 'Simpan bagian ini' }).click();
  await expect(page.getByText('Tersimpan.', { exact: true })).toBeVisible();

  await page.goto(`/cases/${reference}/rights`);
  await expect(page.getByText('Nama saya Wati Halim')).toBeVisible();
  await findNoBarrier(page);
  await page.getByRole('button', { name: 'Hentikan penggunaan' }).click();
  await expect(page.getByText('Penggunaan identitas dihentikan pada')).toBeVisible();
  await expect(page.getByText('Nama saya Wati Halim')).toHaveCount(0);
  await page.getByRole('button', { name: 'Lanjutkan penggunaan' }).click();
  await expect(page.getByRole('button', { name: 'Hentikan penggunaan' })).toBeVisible();
});

test('A person asks for their identity to be erased: one asks, another decides, and a receipt is left', async ({
  as,
}) => {
  const ayu = await as('ayu');
  const citra = await as('citra');
  const reference = await logged(ayu, 'Wulan Terhapus');
  await ayu.goto(`/cases/${reference}/rights`);
  await ayu.getByRole('link', { name: 'Lihat apa yang dihapus' }).click();
  await arrive(ayu, `Penghapusan identitas · ${reference}`);
  await expect(ayu.getByRole('row', { name: /Identitas \(nama.* 1 Isinya dikosongkan/ })).toBeVisible();
  await ayu.getByLabel('Apa yang diminta').fill('Wulan tidak mau datanya disimpan');
  await ayu.getByRole('button', { name: 'Minta penghapusan' }).click();
  await expect(ayu.getByText('paling lambat')).toBeVisible();
  await ayu.goto(`/cases/${reference}/rights/erasure`);
  await expect(ayu.getByText('Seorang penyelia lain memutuskannya')).toBeVisible();

  await citra.goto('/rights');
  await arrive(citra, 'Permintaan hak');
  await expect(citra.getByRole('row', { name: new RegExp(`${reference} Penghapusan`) })).toBeVisible();
  await citra.goto('/approvals');
  const asked = citra.locator('section', { hasText: reference }).filter({ hasText: 'Wulan tidak mau' }).last();
  await asked.getByRole('button', { name: 'Setujui' }).click();
  await citra.waitForURL(/decided=1/);

  await ayu.goto(`/cases/${reference}`);
  await expect(ayu.getByText('Identitas sudah dihapus pada')).toBeVisible();
  await expect(ayu.getByRole('link', { name: /Ubah bagian/ })).toHaveCount(0);
  expect(await ayu.content()).not.toContain('Wulan');
  await ayu.goto(`/cases/${reference}/rights`);
  await ayu.getByRole('link', { name: 'Tanda terima' }).click();
  await arrive(ayu, 'Tanda terima penghapusan');
  expect(await ayu.content()).not.toContain('Wulan');
});
