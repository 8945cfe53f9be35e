import type { Page } from '@playwright/test';
import { arrive, findNoBarrier } from './support/arrival';
import { expect, test } from './support/test';

const name = 'Teguh Prasetyo Wibisono';

async function log(page: Page, country: string, handledOn: string, again = false): Promise<string> {
  await page.goto('/cases/new?fresh=1');
  await page.getByLabel('Negara tujuan').fill(country);
  await page.locator('[name=handledOn]').fill(handledOn);
  await page.locator('[name=name]').fill(name);
  await page.locator('[name=birth]').fill('12/03/1999');
  await page.locator('[name=nik]').fill('3273011203999001');
  if (again) {
    // Whoever is offered for all that was typed: saved sooner, the form would come back to show what it had not yet.
    await expect(page.locator('#candidates')).toContainText('NIK sama');
    await page.getByRole('radio', { name: /kejadian baru/ }).check();
  }
  await page.getByRole('button', { name: 'Simpan kasus' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/[A-Z]+-\d{4}-\d{5}/);
  return page.url().match(/[A-Z]+-\d{4}-\d{5}/)?.[0] ?? '';
}

const numberIn = async (page: Page, row: string) =>
  Number(
    (await page.getByRole('row', { name: row }).first().getByRole('cell').last().textContent())?.replace(/\D/g, ''),
  );

test('Ayu meets somebody again who had come home: asked, decided, and in the rate', async ({ as }) => {
  test.slow();
  const page = await as('ayu');
  const earlier = await log(page, 'Kamboja', '2024-02-01');
  await page.goto(`/cases/${earlier}/return`);
  await page.locator('select[name=status], [name=status]').first().selectOption('arrived_indonesia');
  await page.locator('[name=on]').fill('2024-03-05');
  await page.getByRole('button', { name: /Catat langkah/ }).click();
  await page.goto('/dashboard/again');
  const before = await numberIn(page, 'Menjadi korban kembali, terkonfirmasi');

  const later = await log(page, 'Kamboja', '2025-01-10', true);
  await expect(page.getByText('Diduga menjadi korban kembali: mohon diputuskan')).toBeVisible();
  await page.getByRole('link', { name: 'Putuskan' }).click();
  await arrive(page, `Menjadi korban kembali? · ${later}`);
  await expect(page.getByRole('link', { name: earlier })).toBeVisible();
  await page.getByRole('button', { name: 'Simpan putusan' }).click();
  await expect(page.getByText('Pilih apakah orang ini menjadi korban kembali.').first()).toBeVisible();
  await page.goto('/cases?again=suspected');
  await expect(page.getByRole('link', { name: later })).toBeVisible();
  await expect(page.getByRole('link', { name: earlier })).toHaveCount(0);

  await page.goto(`/cases/${later}/again`);
  await page.getByRole('radio', { name: /Ya, menjadi korban kembali/ }).check();
  await page.getByRole('textbox', { name: /Alasan/ }).fill('Ia menceritakan sendiri bahwa direkrut lagi.');
  await page.getByRole('button', { name: 'Simpan putusan' }).click();
  await expect(page.getByText('Menjadi korban kembali, sesuai putusan')).toBeVisible();
  await findNoBarrier(page);

  await page.goto('/dashboard/again');
  await arrive(page, 'Menjadi korban kembali setelah dipulangkan');
  expect(await numberIn(page, 'Menjadi korban kembali, terkonfirmasi')).toBe(before + 1);
  await page
    .getByRole('link', { name: /Menjadi korban kembali, terkonfirmasi, 24 bulan/ })
    .first()
    .click();
  await expect(page.getByRole('link', { name: later })).toBeVisible();
});
