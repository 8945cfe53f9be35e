import type { Page } from '@playwright/test';
import { arrive, findNoBarrier } from './support/arrival';
import { expect, test } from './support/test';

const TITLE = 'Catat banyak orang sekaligus';
const MET = { name: 'Wahyu Kelompok Ujicoba', birth: '04/05/1994', passport: 'X9100001' };

/** Twenty rows as they are pasted: the first somebody who is on file, the second with half a NIK. */
const pasted = [
  'No\tNama lengkap\tTgl lahir\tNIK\tPaspor',
  `1\t${MET.name.toUpperCase().replace('WAHYU', 'WAHJU')}\t4 Mei 1994\t\t${MET.passport}`,
  '2\tSepuluh Angka Ujicoba\t1990-02-03\t3273011203\t-',
  ...Array.from({ length: 18 }, (_, n) => {
    const name = ['Adiguna', 'Brahmantara', 'Cakrabuana', 'Dharmaputra', 'Ekalavya', 'Fajarsidik'][n % 6];
    const family = ['Lumbanraja', 'Wongsonegoro', 'Tjakrawerdaja'][Math.floor(n / 6)];
    return `${n + 3}\t${name} ${family}\t${n + 1}/0${(n % 8) + 1}/19${80 + n}\t\tX91${String(20_000 + n)}`;
  }),
].join('\n');

const kind = (page: Page, name: string) => page.getByRole('button', { name: new RegExp(`^${name} \\d`) });

/** Gives the list, says where everybody was, and has each row checked. */
async function check(page: Page, list: string): Promise<void> {
  await page.goto('/cases/intake');
  await arrive(page, TITLE);
  await page.getByLabel('Tempel baris').fill(list);
  await page.getByRole('button', { name: 'Baca daftar' }).click();
  await checkRows(page);
}

async function checkRows(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { name: 'Isi tiap kolom' })).toBeVisible();
  await findNoBarrier(page);
  await page.getByLabel('Negara tujuan').selectOption('KH');
  await page.getByRole('button', { name: 'Periksa tiap baris' }).click();
  await expect(kind(page, 'Baru')).toBeVisible({ timeout: 30_000 });
}

async function undo(page: Page): Promise<void> {
  await page.getByText('Batalkan penerimaan ini', { exact: true }).click();
  await page.getByRole('button', { name: 'Ya, batalkan semuanya' }).click();
  await expect(page.getByText('basis kembali seperti semula')).toBeVisible();
}

test('Ayu takes twenty people in: one is mended, one is known; the same list adds nothing, and all is undone', async ({
  as,
}) => {
  test.setTimeout(180_000);
  const page = await as('ayu');
  // Somebody typed by hand is on file.
  await page.goto('/cases/intake');
  await arrive(page, TITLE);
  await findNoBarrier(page);
  for (const [field, value] of [
    ['Nama atau sebutan', MET.name],
    ['Tanggal atau tahun lahir', MET.birth],
    ['Nomor paspor', MET.passport],
  ] as const)
    await page.getByLabel(`${field}, Baris 1`, { exact: true }).fill(value);
  await page.getByRole('button', { name: 'Baca daftar' }).click();
  await checkRows(page);
  await page.getByRole('button', { name: 'Setujui dan catat' }).click();
  await expect(page.getByText('1 kasus sudah dicatat')).toBeVisible();
  const first = page.url();

  await check(page, pasted);
  await expect(kind(page, 'Baru')).toContainText('18');
  await expect(kind(page, 'Sudah tercatat')).toContainText('1');
  await findNoBarrier(page);
  await kind(page, 'Belum dapat dicatat').click();
  await expect(page.getByText('NIK terdiri atas 16 angka')).toBeVisible();
  await page.getByLabel(/^NIK/).fill('');
  await page.getByRole('button', { name: 'Periksa lagi' }).click();
  await expect(kind(page, 'Baru')).toContainText('19');
  await kind(page, 'Sudah tercatat').click();
  const decision = page.getByLabel(/^Keputusan: WAHJU/);
  await expect(decision).toHaveValue('wait');
  const suggested = decision.locator('option').filter({ hasText: '(disarankan)' });
  await decision.selectOption((await suggested.getAttribute('value')) ?? '');
  await page.getByRole('button', { name: 'Setujui dan catat' }).click();
  await expect(page.getByText('20 kasus sudah dicatat')).toBeVisible({ timeout: 30_000 });
  await findNoBarrier(page);
  await expect(page.getByRole('link', { name: /^[A-Z]+-\d{4}-\d{5}$/ })).toHaveCount(20);
  const second = page.url();

  await check(page, pasted.replace('3273011203', ''));
  await expect(kind(page, 'Pernah masuk')).toContainText('20');
  await page.getByRole('button', { name: 'Setujui dan catat' }).click();
  await expect(page.locator('main').getByRole('alert')).toContainText('Belum ada baris yang akan dicatat');

  await page.goto(second);
  await undo(page);
  await page.goto(first);
  await undo(page);
});
