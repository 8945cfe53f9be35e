import { execFileSync } from 'node:child_process';
import type { Page } from '@playwright/test';
import { addDays, today } from '@/lib/calendar';
import { arrive, findNoBarrier } from './support/arrival';
import { expect, test } from './support/test';

const numberIn = (text: string | null) => Number((text ?? '').replace(/\D/g, ''));
const DAY = addDays(today(), -11);

/** How many came home on the day of the flight, as the dashboard and the list behind its number tell it. */
async function cameHome(page: Page): Promise<{ tile: number; list: number }> {
  const period = `from=${DAY}&to=${DAY}&asOf=${today()}`;
  await page.goto(`/dashboard?${period}`);
  const tile = page.getByRole('link', { name: /^Orang dipulangkan: / }).first();
  const told = numberIn(await tile.textContent());
  await page.goto(`/cases?metric=persons_repatriated&${period}`);
  return { tile: told, list: numberIn(await page.getByRole('main').getByRole('status').first().textContent()) };
}

test('The day of a charter flight: 569 planned, 15 do not board, 554 arrive, and every number agrees', async ({
  as,
}) => {
  test.setTimeout(240_000);
  const references = JSON.parse(
    execFileSync('tsx', ['e2e/support/full-flight.ts', '569', '560']).toString(),
  ) as string[];
  const page = await as('ayu');
  const before = await cameHome(page);

  await page.goto('/operations/new');
  await page.getByRole('radio', { name: /Penerbangan carter/ }).check();
  await page.getByLabel('Nama operasi').fill('Carter besar');
  await page.getByLabel('Negara', { exact: true }).selectOption('KH');
  await page.getByLabel('Hari operasi').fill(DAY);
  await page.getByLabel('Jumlah orang').fill('569');
  await page.getByRole('button', { name: 'Simpan operasi' }).click();
  await arrive(page, 'Carter besar');
  const operation = new URL(page.url()).pathname;

  await page.getByRole('link', { name: 'Rute dan mitra' }).click();
  await page.getByLabel('Dari').fill('Phnom Penh');
  await page.getByLabel('Ke', { exact: true }).fill('Jakarta');
  await page.getByRole('radio', { name: 'udara' }).check();
  await page.getByLabel('Nomor penerbangan').fill('GA 8630');
  await page.getByRole('button', { name: 'Tambah ruas' }).click();
  await expect(page.getByRole('status')).toContainText('Ruas tersimpan.');

  await page.goto(`${operation}/add`);
  await page.getByLabel('Nomor kasus').fill(references.join('\n'));
  await page.getByRole('button', { name: 'Tambahkan', exact: true }).click();
  await expect(page.getByRole('status').first()).toContainText('569 orang ditambahkan ke manifes.');
  await expect(page.getByText('manifes lengkap')).toBeVisible();

  // Nine have no papers, and may be let through only one by one; six more stay for another reason.
  await page.getByRole('link', { name: /^Catat keberangkatan \(560\)/ }).click();
  await expect(page.getByText('9 orang belum boleh berangkat')).toBeVisible();
  for (const position of [1, 2, 3, 4, 5, 6])
    await page.getByLabel(`Orang di tempat ${position}`, { exact: true }).uncheck();
  await expect(page.getByText('554 dicentang')).toBeVisible();
  await page.getByLabel('Hari berangkat').fill(DAY);
  await page.getByRole('button', { name: 'Catat berangkat' }).click();
  await expect(page.getByRole('status').first()).toContainText('554 orang tercatat berangkat.');

  await page.getByRole('link', { name: /^Tandai tidak ikut \(15\)/ }).click();
  await page.getByRole('button', { name: 'Centang semua' }).click();
  await page.getByLabel('Alasan').selectOption('no_document');
  await page.getByRole('button', { name: 'Tandai tidak ikut' }).click();
  await expect(page.getByRole('status').first()).toContainText('15 orang ditandai tidak ikut.');

  await page.getByRole('link', { name: /^Catat kedatangan \(554\)/ }).click();
  await page.getByLabel('Hari tiba').fill(DAY);
  await page.getByRole('button', { name: 'Catat tiba' }).click();
  await expect(page.getByRole('status').first()).toContainText('554 orang tercatat tiba di Indonesia.');
  await expect(
    page.getByText('569 di manifes = 0 belum diputuskan + 0 dalam perjalanan + 554 tiba + 15 tidak ikut.'),
  ).toBeVisible();
  await page.getByRole('link', { name: '15 Tidak ikut' }).click();
  await expect(page.getByRole('row', { name: /Tidak ikut: Tanpa dokumen perjalanan/ })).toHaveCount(15);
  await findNoBarrier(page);

  const after = await cameHome(page);
  expect([after.tile - before.tile, after.list - before.list]).toEqual([554, 554]);
  await page.goto(`/cases/${references[10]}`);
  await expect(page.getByText('Tiba di Indonesia').first()).toBeVisible();
  await page.goto(`/cases/${references[2]}`);
  await expect(page.getByText('Verifikasi identitas dan kewarganegaraan').first()).toBeVisible();
});

test('Who was ticked stays ticked when an act is refused; the manifest leaves locked, and the case leads to it', async ({
  as,
}) => {
  const references = JSON.parse(execFileSync('tsx', ['e2e/support/full-flight.ts', '3', '3']).toString()) as string[];
  const page = await as('ayu');
  await page.goto('/operations/new');
  await page.getByRole('radio', { name: /Penerbangan carter/ }).check();
  await page.getByLabel('Nama operasi').fill('Carter kecil');
  await page.getByLabel('Negara', { exact: true }).selectOption('KH');
  await page.getByLabel('Hari operasi').fill(DAY);
  await page.getByLabel('Jumlah orang').fill('3');
  await page.getByRole('button', { name: 'Simpan operasi' }).click();
  await arrive(page, 'Carter kecil');
  const operation = new URL(page.url()).pathname;
  await page.goto(`${operation}/add`);
  await page.getByLabel('Nomor kasus').fill(references.join('\n'));
  await page.getByRole('button', { name: 'Tambahkan', exact: true }).click();

  await page.getByRole('link', { name: /^Catat keberangkatan \(3\)/ }).click();
  await page.getByLabel('Orang di tempat 2', { exact: true }).uncheck();
  const day = page.getByLabel('Hari berangkat');
  await day.evaluate((field) => field.removeAttribute('min'));
  await day.fill(addDays(DAY, -1));
  await page.getByRole('button', { name: 'Catat berangkat' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'Hari itu sebelum hari operasi.' })).toBeVisible();
  await expect(page.getByLabel('Orang di tempat 1', { exact: true })).toBeChecked();
  await expect(page.getByLabel('Orang di tempat 2', { exact: true })).not.toBeChecked();
  await page.getByLabel('Hari berangkat').fill(DAY);
  await page.getByRole('button', { name: 'Catat berangkat' }).click();
  await expect(page.getByRole('status').first()).toContainText('2 orang tercatat berangkat.');

  await page.goto(`${operation}/documents`);
  await expect(page.getByRole('radio', { name: /Terkunci dengan kata sandi/ })).toBeChecked();
  await expect(page.locator('code')).toHaveText(/^([a-z]+ ){5}[a-z]+$/);
  await findNoBarrier(page);
  await page.getByRole('textbox', { name: 'Alasan' }).fill('Diminta maskapai untuk penerbangan ini.');
  const leaving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Unduh' }).click();
  expect((await leaving).suggestedFilename()).toMatch(/^pulang-[\d-]+\.zip$/);

  await page.goto(`/cases/${references[0]}`);
  const card = page.locator('section', { has: page.getByRole('heading', { name: 'Operasi dan penerbangan' }) });
  await expect(card).toContainText('Berangkat');
  await card.getByRole('link', { name: /Carter kecil/ }).click();
  await arrive(page, 'Carter kecil');
});

test('Bagus sees his of the 137, and how many are of others; Dewi the numbers; Eko nothing', async ({ as }) => {
  test.setTimeout(120_000);
  const bagus = await as('bagus');
  await bagus.goto('/operations?kind=joint_operation');
  await bagus.getByRole('link', { name: 'OPS-MNL-2023-01' }).click();
  await arrive(bagus, 'Operasi gabungan Las Piñas');
  await expect(bagus.getByText('Direncanakan 137 orang: manifes lengkap.')).toBeVisible();
  await expect(bagus.getByText(/Di antaranya \d+ kasus kantor lain/)).toBeVisible();
  await bagus.getByRole('link', { name: 'Menara Amihan' }).click();
  await arrive(bagus, 'Menara Amihan');

  const dewi = await as('dewi');
  await dewi.goto('/operations/OPS-MNL-2023-01');
  await arrive(dewi, 'OPS-MNL-2023-01');
  await expect(dewi.getByText('137 di manifes =')).toBeVisible();
  for (const words of ['Las Piñas', 'Amihan', 'Kepolisian']) await expect(dewi.getByText(words)).toHaveCount(0);
  await dewi.goto('/operations/compounds');
  await expect(dewi.getByRole('heading', { level: 1 })).toHaveText('Halaman ini tidak ditemukan');

  const eko = await as('eko');
  await eko.goto('/operations');
  await expect(eko.getByRole('heading', { level: 1 })).toHaveText('Halaman ini tidak ditemukan');
});
