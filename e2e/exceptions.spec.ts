import type { Page } from '@playwright/test';
import { arrive } from './support/arrival';
import { expect, test } from './support/test';

const reason = 'Polisi bandara menelepon: ia ditahan dan pesawatnya berangkat malam ini';

/** The number of the oldest case in somebody's list: no other story works on it. */
async function oldestCase(page: Page): Promise<string> {
  await page.goto('/cases?sort=oldest');
  return ((await page.locator('main tbody a').first().textContent()) ?? '').trim();
}

test('Bagus opens a case of Phnom Penh in an emergency; Citra is told, reviews it, and it is closed to him', async ({
  as,
}) => {
  const ayu = await as('ayu');
  const reference = await oldestCase(ayu);
  const bagus = await as('bagus');
  expect((await bagus.goto(`/cases/${reference}`))?.status()).toBe(404);

  await bagus.goto('/cases');
  await bagus.getByRole('link', { name: 'Akses darurat' }).click();
  await arrive(bagus, 'Akses darurat');
  await bagus.getByLabel('Nomor kasus').fill('PNH-1999-00001');
  await bagus.getByLabel('Alasan').fill('mendesak');
  await bagus.getByRole('button', { name: 'Buka kasus' }).click();
  await expect(bagus.getByRole('alert').filter({ hasText: 'sedikitnya 15 karakter' })).toBeVisible();
  await expect(bagus.getByLabel('Nomor kasus')).toHaveValue('PNH-1999-00001');
  await bagus.getByLabel('Alasan').fill(reason);
  await bagus.getByRole('button', { name: 'Buka kasus' }).click();
  await expect(bagus.getByText('Tidak ada kasus yang dapat dibuka').first()).toBeVisible();
  await expect(bagus.getByLabel('Alasan')).toHaveValue(reason);

  await bagus.getByLabel('Nomor kasus').fill(reference.toLowerCase());
  await bagus.getByRole('button', { name: 'Buka kasus' }).click();
  await expect(bagus.getByRole('heading', { level: 1 })).toContainText(reference);
  await expect(bagus.getByText('melalui akses darurat')).toBeVisible();
  await expect(bagus.getByRole('link', { name: 'Tutup kasus' })).toHaveCount(0);

  const citra = await as('citra');
  await citra.goto('/notices');
  await arrive(citra, 'Pemberitahuan');
  await expect(citra.getByText(`membuka kasus ${reference} melalui akses darurat`).first()).toBeVisible();
  await citra.goto('/emergency');
  const item = citra.getByRole('listitem').filter({ hasText: reference });
  await expect(item).toContainText(reason);
  await item.getByRole('button', { name: 'Tidak perlu' }).click();
  await expect(citra.getByText('Penilaian Anda telah dicatat.')).toBeVisible();
  expect((await bagus.goto(`/cases/${reference}`))?.status()).toBe(404);
});

test('Citra locks Ayu out of a case, and for Ayu it is not there until the lock is lifted', async ({ as }) => {
  const ayu = await as('ayu');
  const reference = await oldestCase(ayu);
  const citra = await as('citra');
  await citra.goto(`/cases/${reference}`);
  await citra.getByRole('link', { name: 'Konflik kepentingan' }).click();
  await arrive(citra, `Konflik kepentingan · ${reference}`);
  await citra.getByLabel('Rekan', { exact: true }).selectOption({ label: 'Ayu · PNH' });
  await citra.getByLabel('Alasan').fill('Korban adalah sepupunya, kata keluarga di Indramayu');
  await citra.getByRole('button', { name: 'Kunci', exact: true }).click();
  await expect(citra.getByText('Oleh Citra')).toBeVisible();

  expect((await ayu.goto(`/cases/${reference}`))?.status()).toBe(404);
  expect(await oldestCase(ayu)).not.toBe(reference);
  await ayu.goto('/emergency');
  await ayu.getByLabel('Nomor kasus').fill(reference);
  await ayu.getByLabel('Alasan').fill(reason);
  await ayu.getByRole('button', { name: 'Buka kasus' }).click();
  await expect(ayu.getByText('Tidak ada kasus yang dapat dibuka').first()).toBeVisible();

  await citra.getByRole('button', { name: 'Buka kembali untuk Ayu' }).click();
  await expect(citra.getByText('Tidak ada yang dikunci dari kasus ini.')).toBeVisible();
  expect((await ayu.goto(`/cases/${reference}`))?.status()).toBe(200);
});
