import type { Page } from '@playwright/test';
import { arrive, findNoBarrier } from './support/arrival';
import { expect, test } from './support/test';

async function logged(page: Page, name: string, phone = '+62 812 3456 7890'): Promise<string> {
  await page.goto('/cases/new?fresh=1');
  await page.getByLabel('Negara tujuan').fill('Kamboja');
  await page.getByLabel('Nama atau sebutan').fill(name);
  await page.getByLabel('Telepon', { exact: true }).fill(phone);
  await page.getByRole('button', { name: 'Simpan kasus' }).click();
  await page.waitForURL(/\/cases\/[A-Z]+-\d{4}-\d{5}/);
  return page.url().match(/[A-Z]+-\d{4}-\d{5}/)?.[0] ?? '';
}

test('A caseworker asks for consent, and later it is withdrawn', async ({ as }) => {
  const page = await as('ayu');
  const reference = await logged(page, 'Rina Persetujuan', '+62 813 1122 3344');
  await page.getByRole('link', { name: 'Persetujuan', exact: true }).click();
  await arrive(page, `Persetujuan · ${reference}`);
  await expect(page.getByRole('row', { name: /Wawancara Belum ditanyakan/ })).toBeVisible();

  await page.getByRole('checkbox', { name: 'Wawancara' }).check();
  await page.getByRole('checkbox', { name: 'Publikasi media' }).check();
  await page.getByRole('radio', { name: 'Diberikan', exact: true }).check();
  await page.getByLabel('Tujuan, dan tempat bukti disimpan').fill('Lembar di map biru');
  await page.getByRole('button', { name: 'Catat jawaban' }).click();
  await expect(page.getByRole('alert').first()).toContainText('Pilih bahasa yang dipakai untuk menjelaskan.');
  await expect(page.getByRole('checkbox', { name: 'Publikasi media' })).toBeChecked();
  await expect(page.getByLabel('Tujuan, dan tempat bukti disimpan')).toHaveValue('Lembar di map biru');
  await findNoBarrier(page);
  await page.getByLabel('Dijelaskan dalam bahasa').selectOption({ label: 'Indonesia' });
  await page.getByLabel('Bukti', { exact: true }).selectOption({ label: 'Ditandatangani' });
  await page.getByRole('button', { name: 'Catat jawaban' }).click();
  await expect(page.getByText('Tercatat untuk 2 hal.')).toBeVisible();

  await page.getByRole('checkbox', { name: 'Publikasi media' }).check();
  await page.getByRole('radio', { name: 'Ditarik kembali' }).check();
  await page.getByRole('button', { name: 'Catat jawaban' }).click();
  await expect(page.getByRole('row', { name: /Publikasi media Ditarik kembali/ })).toBeVisible();
  await expect(page.getByRole('row', { name: /Wawancara Diberikan/ })).toBeVisible();
  await expect(page.getByText('Lembar di map biru')).toHaveCount(0);
});

test('A number is dialled only after somebody judged it safe', async ({ as }) => {
  const page = await as('ayu');
  const reference = await logged(page, 'Rina Kontak');
  await page.getByRole('link', { name: 'Kontak aman', exact: true }).click();
  await arrive(page, `Kontak aman · ${reference}`);
  await page.getByRole('button', { name: 'Buka identitas' }).click();
  await expect(page.getByText('•••• 890')).toBeVisible();
  expect(await page.content()).not.toContain('3456');

  await page.getByRole('button', { name: 'Nilai nomor ini' }).click();
  await arrive(page, 'Ubah cara menghubungi');
  await page.getByRole('radio', { name: 'Aman', exact: true }).check();
  await page.getByRole('button', { name: 'Simpan' }).click();
  await expect(page.getByRole('alert').first()).toContainText('Yang aman pun ada syaratnya');
  await page.getByLabel('Kapan, oleh siapa').fill('Malam, hanya oleh Ayu');
  await page.getByRole('button', { name: 'Simpan' }).click();
  const call = page.getByRole('link', { name: '+62 812 3456 7890' });
  await expect(call).toHaveAttribute('href', 'tel:+6281234567890');
  await findNoBarrier(page);

  await page.getByRole('link', { name: 'Ubah: Telepon' }).click();
  await page.getByRole('radio', { name: 'Tidak aman' }).check();
  await page.getByRole('button', { name: 'Simpan' }).click();
  await expect(page.getByText('Jangan dihubungi.')).toBeVisible();
  expect(await page.content()).not.toContain('3456');
  await page.getByRole('button', { name: 'Tampilkan sekali, dan catat' }).click();
  await expect(page.getByText('+62 812 3456 7890')).toBeVisible();
  await expect(page.locator('a[href^="tel:"]')).toHaveCount(0);
  await page.reload();
  expect(await page.content()).not.toContain('3456');

  await page.goto(`/cases/${reference}`);
  await expect(page.getByText('•••• 890')).toBeVisible();
  expect(await page.content()).not.toContain('3456');
});
