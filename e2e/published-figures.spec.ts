import { arrive, findNoBarrier } from './support/arrival';
import { expect, test } from './support/test';

const why =
  'Imigrasi menghitung semua WNI yang pulang dari Kamboja; 425 hanya kasus penipuan daring. Yang 59 lainnya tidak dapat kami uraikan.';

test('Dewi signs why 484 is not ours; Ayu reads it and cannot sign', async ({ as }) => {
  const page = await as('dewi');
  await page.goto('/reports');
  await page.getByRole('link', { name: 'Angka terbitan' }).click();
  await arrive(page, 'Angka terbitan');
  await expect(page.getByText('82 lebih banyak daripada 425 orang (F14)')).toBeVisible();
  await expect(
    page.getByText('F01 dan F16 adalah dua definisi kita yang hanya berbeda pada: Uni Emirat Arab 4.'),
  ).toBeVisible();
  await expect(page.getByText('1.233 + 205 + 469 + 276 + 187 + 34 + 30 + 4 = 2.438').first()).toBeVisible();
  // Every one of the 35.
  await expect(page.locator('main table a[href^="/figures/published/F"]')).toHaveCount(35);

  await page.getByRole('link', { name: /^F27/ }).click();
  await arrive(page, 'F27 · Orang dipulangkan dari Kamboja pada 2022');
  await expect(page.getByText('sekitar 484')).toBeVisible();
  await expect(page.getByText('Instansi lain.')).toBeVisible();
  await page.getByRole('button', { name: 'Tandatangani' }).click();
  await expect(page.getByRole('alert').first()).toContainText('Tulis penjelasannya');
  await page.getByRole('textbox', { name: 'Mengapa angka kita berbeda' }).fill(why);
  await page.getByRole('button', { name: 'Tandatangani' }).click();
  await expect(page.getByRole('status')).toContainText('Penjelasan ditandatangani.');
  await expect(page.getByText(/Ditandatangani Dewi.*atas angka kita 317 dan terbitan 484/)).toBeVisible();
  await findNoBarrier(page);

  await page.getByRole('link', { name: 'Kasus di balik angka ini' }).click();
  await expect(page).toHaveURL(/\/cases\?metric=persons_repatriated.*destination=KH/);

  const reading = await as('ayu');
  await reading.goto('/figures/published/F27');
  await expect(reading.getByText(why)).toBeVisible();
  await expect(reading.getByRole('button', { name: 'Tandatangani' })).toHaveCount(0);
  await expect(reading.getByText('Analis dan penyelia di pusat menambah angka terbitan')).toBeVisible();
  expect((await reading.goto('/figures/published/new'))?.status()).toBe(404);
  expect((await reading.goto('/figures/published/F99'))?.status()).toBe(404);
});

test('Dewi adds a figure of the news, sees ours beside it, and withdraws it', async ({ as }) => {
  const page = await as('dewi');
  await page.goto('/figures/published');
  await page.getByRole('link', { name: 'Tambah angka terbitan' }).click();
  await arrive(page, 'Tambah angka terbitan');
  await page.getByRole('button', { name: 'Simpan' }).click();
  await expect(page.getByRole('alert').first()).toContainText('Tulis angka bulat');
  await page.getByRole('textbox', { name: 'Siapa yang dihitung' }).fill('WNI dalam kasus penipuan daring');
  await page.getByLabel('Angka', { exact: true }).fill('1.158');
  await page.getByLabel('Wilayah').selectOption('KH');
  await page.getByLabel('Masa: dari').fill('2023-01-01');
  await page.getByLabel('Masa: sampai').fill('2023-12-31');
  await page.getByLabel('Angka kita yang terdekat').selectOption('cases_handled');
  await page.getByLabel('Kutipan').fill('1.158 kasus di Kamboja pada 2023.');
  await page.getByLabel('Menurut siapa').fill('Kementerian Luar Negeri');
  await page.getByLabel('Sumber').fill('Berita tentang WNI di Kamboja');
  await page.getByLabel('Tanggal terbit').fill('2024-03-06');
  await page.getByRole('button', { name: 'Simpan' }).click();
  await expect(page.getByRole('status')).toContainText('tersimpan sebagai P01');
  await expect(page.getByText('Berbeda, belum jelas').first()).toBeVisible();
  await findNoBarrier(page);
  await page.goto('/figures/published');
  await expect(page.getByRole('link', { name: /^P01: terbitan 1.158/ })).toBeVisible();
  await page.getByRole('link', { name: /^P01 Kasus ditangani: Kamboja/ }).click();
  await page.getByRole('button', { name: 'Tarik kembali angka ini' }).click();
  await expect(page.getByText(/Ditarik kembali oleh Dewi/)).toBeVisible();
  await page.goto('/figures/published');
  await expect(page.getByRole('link', { name: /^P01/ })).toHaveCount(0);
});
