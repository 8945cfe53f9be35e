import type { Page } from '@playwright/test';
import { arrive } from './support/arrival';
import { expect, test } from './support/test';

/** The queue, once the server has looked for pairs: it does so by itself, some seconds after it has started. */
async function goToQueue(page: Page): Promise<void> {
  await page.goto('/people');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Orang');
  await page.getByRole('link', { name: /^Mungkin orang yang sama/ }).click();
  await page.waitForURL('**/people/doubtful');
  await expect
    .poll(
      async () => {
        await page.reload();
        return page.locator('main tbody tr').count();
      },
      { timeout: 60_000 },
    )
    .toBeGreaterThan(2);
}

/** A pair that was decided on is in the queue no more, and its page says so. */
async function isDecided(page: Page, pair: string): Promise<void> {
  await page.goto('/people/doubtful');
  await expect(page.locator(`main a[href="${pair}"]`)).toHaveCount(0);
  await page.goto(pair);
  await expect(page.getByText('Pasangan ini sudah diputuskan.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Orang yang sama' })).toHaveCount(0);
}

const pathOf = (page: Page) => new URL(page.url()).pathname;

test.describe.configure({ timeout: 120_000 });

test('Citra works through a pair: opens both, joins them, and undoes it', async ({ as }) => {
  const citra = await as('citra');
  await goToQueue(citra);
  await arrive(citra, 'Mungkin orang yang sama');
  await citra.getByRole('link', { name: 'Mulai memutuskan' }).click();
  await arrive(citra, 'Orang yang sama?');
  const pair = pathOf(citra);
  await expect(citra.getByText('Tersegel', { exact: true }).first()).toBeVisible();

  await citra.getByRole('button', { name: 'Buka kedua identitas' }).click();
  await expect(citra.getByText('Kedua identitas terbuka untuk Anda')).toBeVisible();
  await expect(citra.getByText('Bandingkan dan putuskan', { exact: true })).toBeFocused();
  await expect(citra.getByText('Tersegel', { exact: true })).toHaveCount(0);
  await expect(citra.getByText('setiap kantor yang menangani kasus orang ini dapat membaca identitas')).toBeVisible();
  await citra.getByRole('button', { name: 'Orang yang sama' }).click();
  await expect(citra.getByRole('alert').filter({ hasText: 'sedikitnya 15 huruf' })).toBeVisible();
  await citra.getByLabel('Alasan').fill('Paspor dan tanggal lahir sama, dicek dengan KBRI');
  await citra.getByRole('button', { name: 'Orang yang sama' }).click();
  await expect(citra.getByText('Pasangan sebelumnya digabungkan menjadi satu orang.')).toBeVisible();
  await expect(citra.getByRole('heading', { level: 1 })).toHaveText('Orang yang sama?');

  await citra.getByRole('link', { name: 'Lihat atau batalkan' }).click();
  await expect(citra.getByRole('heading', { name: 'Catatan yang digabungkan' })).toBeVisible();
  const person = pathOf(citra);
  await expect(citra.locator('#cases tbody tr')).toHaveCount(2);
  await arrive(citra, /\S/);
  await citra.getByRole('link', { name: 'Batalkan penggabungan' }).click();
  await arrive(citra, 'Batalkan penggabungan');
  await citra.getByRole('button', { name: 'Batalkan penggabungan' }).click();
  await expect(citra.getByRole('alert').filter({ hasText: 'sedikitnya 15 huruf' })).toBeVisible();
  await citra.getByLabel('Mengapa dibatalkan').fill('Setelah ditelepon ternyata dua orang yang berbeda');
  await citra.getByRole('button', { name: 'Batalkan penggabungan' }).click();
  await expect(citra.getByText('keduanya kembali menjadi dua orang')).toBeVisible();
  expect(pathOf(citra)).toBe(person);
  await expect(citra.locator('#cases tbody tr')).toHaveCount(1);

  await isDecided(citra, pair);
});

test('Citra says of a pair that they are different, and leaves another for later', async ({ as }) => {
  const citra = await as('citra');
  await goToQueue(citra);
  await citra.locator('main tbody a').nth(1).click();
  await arrive(citra, 'Orang yang sama?');
  const first = citra.url();
  await citra.getByRole('link', { name: 'Nanti saja' }).click();
  await expect(citra).not.toHaveURL(first);
  await expect(citra.getByRole('heading', { level: 1 })).toHaveText('Orang yang sama?');
  const second = pathOf(citra);
  await citra.getByLabel('Alasan').fill('Dua orang dengan dua paspor, menurut KBRI');
  await citra.getByRole('button', { name: 'Orang yang berbeda' }).click();
  await expect(citra.getByText('diingat sebagai dua orang yang berbeda')).toBeVisible();
  await isDecided(citra, second);
  await expect(citra.getByText('Orang yang berbeda: diputuskan oleh Citra')).toBeVisible();
  await citra.getByRole('button', { name: 'Putuskan ulang' }).click();
  await expect(citra.getByRole('button', { name: 'Orang yang sama' })).toBeVisible();
});

test('Ayu finds a person by name without the name being in the address, and has no queue', async ({ as }) => {
  const ayu = await as('ayu');
  await ayu.goto('/people');
  await arrive(ayu, 'Orang');
  await expect(ayu.getByRole('link', { name: /^Mungkin orang yang sama/ })).toHaveCount(0);
  await ayu.locator('main tbody a').first().click();
  await ayu.getByRole('button', { name: 'Buka identitas' }).click();
  await expect(ayu.getByRole('button', { name: 'Tutup identitas' })).toBeVisible();
  const name = (await ayu.getByRole('heading', { level: 1 }).textContent()) ?? '';
  const person = pathOf(ayu);
  await ayu.goto('/people');
  await ayu.getByLabel('Cari orang').fill(name);
  await ayu.getByRole('button', { name: 'Cari' }).click();
  await expect(ayu.locator(`main tbody a[href="${person}"]`)).toBeVisible();
  expect(decodeURIComponent(ayu.url()).toLowerCase()).not.toContain((name.split(' ')[0] ?? '').toLowerCase());
  expect((await ayu.goto('/people/doubtful'))?.status()).toBe(404);
});

test('Dewi reads coded facts of a person and no name, Eko nothing', async ({ as }) => {
  const dewi = await as('dewi');
  await dewi.goto('/people');
  await dewi.locator('main tbody a').first().click();
  await arrive(dewi, 'Tersegel');
  await expect(dewi.getByRole('button', { name: 'Buka identitas' })).toHaveCount(0);
  const eko = await as('eko');
  expect((await eko.goto('/people'))?.status()).toBe(404);
  expect((await eko.goto(pathOf(dewi)))?.status()).toBe(404);
});
