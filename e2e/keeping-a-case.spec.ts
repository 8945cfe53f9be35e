import type { Page } from '@playwright/test';
import { findNoBarrier } from './support/arrival';
import { expect, test } from './support/test';

async function logged(page: Page, name: string, country = 'Kamboja'): Promise<string> {
  await page.goto('/cases/new?fresh=1');
  await page.getByLabel('Negara tujuan').fill(country);
  await page.getByLabel('Nama atau sebutan').fill(name);
  await page.getByRole('button', { name: 'Simpan kasus' }).click();
  await page.waitForURL(/\/cases\/[A-Z]+-\d{4}-\d{5}/);
  return page.url().match(/[A-Z]+-\d{4}-\d{5}/)?.[0] ?? '';
}

test('Two people change the same section: the second is told, and nothing is overwritten', async ({ as }) => {
  const ayu = await as('ayu');
  const citra = await as('citra');
  const reference = await logged(ayu, 'Dua Penyunting');
  for (const page of [ayu, citra]) await page.goto(`/cases/${reference}/edit/recruitment`);
  await ayu.getByLabel('Pekerjaan yang dijanjikan').selectOption({ label: 'Penerjemah' });
  await ayu.getByRole('button', { name: 'Simpan bagian ini' }).click();
  await expect(ayu.getByText('Tersimpan.', { exact: true })).toBeVisible();

  await citra.getByLabel('Pekerjaan yang dijanjikan').selectOption({ label: 'Restoran atau hotel' });
  await citra.getByRole('button', { name: 'Simpan bagian ini' }).click();
  const told = citra.getByRole('alert').filter({ hasText: 'Ayu menyimpan bagian ini' });
  await expect(
    told.getByRole('row', { name: /Pekerjaan yang dijanjikan Penerjemah Restoran atau hotel/ }),
  ).toBeVisible();
  await expect(citra.getByLabel('Pekerjaan yang dijanjikan')).toHaveValue('hospitality');
  await findNoBarrier(citra);
  await ayu.reload();
  await expect(ayu.getByRole('main')).toContainText('Penerjemah');

  await citra.getByRole('button', { name: 'Simpan bagian ini' }).click();
  await expect(citra.getByText('Tersimpan.', { exact: true })).toBeVisible();
  await expect(citra.getByRole('main')).toContainText('Citra mengubah Perekrutan: Pekerjaan yang dijanjikan');
});

test('A caseworker brings somebody home, closes the case and opens it again', async ({ as }) => {
  const page = await as('ayu');
  const reference = await logged(page, 'Pulang Dengan Selamat');
  await page.getByRole('link', { name: 'Status lain' }).click();
  await page.getByLabel('Langkah', { exact: true }).selectOption({ label: 'Tiba di Indonesia' });
  await page.getByRole('button', { name: 'Catat langkah' }).click();
  await expect(page.getByRole('main')).toContainText('Pemulangan: Tiba di Indonesia');

  await page.getByRole('link', { name: 'Tutup kasus' }).click();
  await page.getByRole('button', { name: 'Tutup kasus' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'Pilih salah satu dari daftar.' })).toBeVisible();
  await page.getByLabel('Alasan penutupan').selectOption({ label: 'Bantuan selesai' });
  await page.getByLabel('Sejak tanggal').fill('2020-01-01');
  await page.getByRole('button', { name: 'Tutup kasus' }).click();
  await expect(page.getByText('sebelum kasus ini ditangani')).toBeVisible();
  await expect(page.getByLabel('Alasan penutupan')).toHaveValue('assistance_completed');
  await page.goto(`/cases/${reference}/closure`);
  await page.getByLabel('Alasan penutupan').selectOption({ label: 'Bantuan selesai' });
  await page.getByRole('button', { name: 'Tutup kasus' }).click();
  await expect(page.getByRole('main')).toContainText('Status: Selesai (Bantuan selesai)');

  await page.getByRole('link', { name: 'Buka kembali' }).click();
  await page.getByRole('button', { name: 'Buka kembali' }).click();
  await expect(page.getByRole('link', { name: 'Tutup kasus' })).toBeVisible();
});

test('A caseworker finds a person by a misspelt name, by passport and by reference', async ({ as }) => {
  const page = await as('ayu');
  const reference = await logged(page, 'Sulastriwati Penemuan');
  await page.getByRole('button', { name: 'Buka identitas' }).click();
  await page.goto(`/cases/${reference}/edit/who`);
  await page.getByLabel('Nomor paspor').fill('X9081726');
  await page.getByRole('button', { name: 'Simpan bagian ini' }).click();
  await expect(page.getByText('Tersimpan.', { exact: true })).toBeVisible();
  for (const words of ['sulastriwaty', 'x 908 1726']) {
    await page.goto('/cases');
    await page.getByLabel('Cari orang atau kasus').fill(words);
    await page.getByRole('button', { name: 'Cari', exact: true }).click();
    await expect(page.getByText('Hasil pencarian')).toBeVisible();
    await expect(page.getByRole('row', { name: new RegExp(reference) })).toBeVisible();
    expect(page.url()).not.toContain('sulastri');
  }
  await page.getByLabel('Cari orang atau kasus').fill(reference.toLowerCase());
  await page.getByRole('button', { name: 'Cari', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(reference);
});

test('A colleague of another mission finds neither the person nor the case', async ({ as }) => {
  const ayu = await as('ayu');
  const reference = await logged(ayu, 'Zubaidahwati Rahasia');
  const bagus = await as('bagus');
  const answer = await bagus.goto(`/cases/${reference}`);
  expect(answer?.status()).toBe(404);
  for (const words of ['Zubaidahwati', reference]) {
    await bagus.goto('/cases');
    await bagus.getByLabel('Cari orang atau kasus').fill(words);
    await bagus.getByRole('button', { name: 'Cari', exact: true }).click();
    await expect(bagus.getByText('Hasil pencarian')).toBeVisible();
    await expect(bagus.getByText('Tidak ada kasus yang cocok.')).toBeVisible();
  }
});

test('An analyst reads the coded facts of a case and no identity', async ({ as }) => {
  const ayu = await as('ayu');
  const reference = await logged(ayu, 'Terkode Saja');
  const dewi = await as('dewi');
  await dewi.goto(`/cases/${reference}`);
  await expect(dewi.getByRole('main')).toContainText('Identitas tidak ditampilkan untuk peran Anda.');
  await expect(dewi.getByRole('main')).not.toContainText('T. S.');
  await expect(dewi.getByRole('button', { name: 'Buka identitas' })).toHaveCount(0);
  expect((await dewi.goto(`/cases/${reference}/edit/who`))?.status()).toBe(404);
});

test('A case logged today moves the country dashboard, and no figure of the past', async ({ as }) => {
  const page = await as('ayu');
  const handled = async (address: string) => {
    await page.goto(address);
    const tile = page.getByRole('link', { name: /^Kasus ditangani: / }).first();
    return Number((await tile.textContent())?.replace(/\D/g, ''));
  };
  const past = '/dashboard/KH?asOf=2023-05-31';
  const before = { today: await handled('/dashboard/KH'), past: await handled(past) };
  expect(before.past).toBe(1233);
  await logged(page, 'Menggeser Angka');
  expect(await handled('/dashboard/KH')).toBeGreaterThan(before.today);
  expect(await handled(past)).toBe(1233);
});

test('On the page of the case an identity opens and closes at one press, each time', async ({ as }) => {
  const page = await as('ayu');
  await page.goto('/cases');
  await page.locator('main table a[href^="/cases/"]').first().click();
  for (let n = 0; n < 2; n += 1) {
    await page.getByRole('button', { name: 'Buka identitas' }).click();
    await expect(page.getByText('Identitas terbuka untuk Anda')).toBeVisible();
    await page.getByRole('button', { name: 'Tutup identitas' }).click();
    await expect(page.getByText('Identitas tersegel')).toBeVisible();
  }
});
