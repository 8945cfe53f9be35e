import { readFileSync, writeFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { parse } from 'csv-parse/sync';
import writeExcelFile from 'write-excel-file/node';
import { arrive, findNoBarrier } from './support/arrival';
import { expect, type Person, test } from './support/test';

const TITLE = 'Bandingkan dengan daftar kedua';
const STRANGER = 'Zulkifli Tidakdikenal';

type Known = { reference: string; name: string; birth: string };

/** Somebody of ours in Cambodia, as their case says once its identity is open. */
async function known(page: Page): Promise<Known> {
  await page.goto('/cases?destination=KH&office=&sort=updated');
  const links = page.locator('main table a[href^="/cases/"]');
  for (const address of await links.evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''))) {
    await page.goto(address);
    const open = page.getByRole('button', { name: 'Buka identitas' }).first();
    const close = page.getByRole('button', { name: 'Tutup identitas' }).first();
    await expect(open.or(close)).toBeVisible();
    if (await open.isVisible()) await open.click();
    await expect(close).toBeVisible();
    const name = await answered(page, 'Nama atau sebutan');
    const birth = await answered(page, 'Tanggal atau tahun lahir');
    if (/\d{4}/.test(birth) && name.includes(' ')) return { reference: address.split('/').at(-1) ?? '', name, birth };
  }
  throw new Error('nobody in the list has a name and a birth date');
}

/** What stands under a question in the section "who"; empty where it was not asked. */
async function answered(page: Page, question: string): Promise<string> {
  const answer = page.locator('#who dt').getByText(question, { exact: true }).locator('xpath=following-sibling::dd');
  return (await answer.count()) > 0 ? ((await answer.first().textContent()) ?? '') : '';
}

async function compare(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { name: 'Isi tiap kolom' })).toBeVisible();
  await findNoBarrier(page);
  await page.getByLabel('Negara tujuan').selectOption('KH');
  await page.getByLabel('Ditangani dari').fill('2020-01-01');
  await page.getByRole('button', { name: 'Bandingkan', exact: true }).click();
  await expect(page.getByRole('button', { name: /^Di kedua daftar/ })).toBeVisible({ timeout: 30_000 });
  await findNoBarrier(page);
}

const count = async (page: Page, set: string) =>
  Number(
    ((await page.getByRole('button', { name: new RegExp(`^${set} [\\d.]+$`) }).textContent()) ?? '').replace(/\D/g, ''),
  );

async function show(page: Page, set: string): Promise<void> {
  await page.getByRole('button', { name: new RegExp(`^${set} `) }).click();
  await expect(page.getByRole('button', { name: new RegExp(`^${set} `) })).toHaveAttribute('aria-pressed', 'true');
}

test('Citra pastes a list, sees the four sets and takes one out; nothing of the list is kept', async ({ as }) => {
  const page = await as('citra');
  const person = await known(page);
  await page.goto('/people/second-list');
  await arrive(page, TITLE);
  await page.getByRole('button', { name: 'Baca daftar' }).click();
  await expect(page.locator('main').getByRole('alert')).toContainText('Belum ada daftar');
  const list = `Nama;Tgl lahir;Paspor\n${person.name};${person.birth};\n${STRANGER};1 Februari 1971;`;
  await page.getByLabel('Tempel baris').fill(list);
  await page.getByRole('button', { name: 'Baca daftar' }).click();
  // Without a country the list is still there.
  await page.getByRole('button', { name: 'Bandingkan', exact: true }).click();
  await expect(page.locator('main').getByRole('alert')).toContainText('Pilih negara tujuan');
  await compare(page);

  expect((await count(page, 'Di kedua daftar')) + (await count(page, 'Meragukan'))).toBe(1);
  expect(await count(page, 'Hanya di daftar mereka')).toBe(1);
  expect(await count(page, 'Hanya di daftar kita')).toBeGreaterThan(50);
  if ((await count(page, 'Di kedua daftar')) === 0) await show(page, 'Meragukan');
  await expect(page.getByRole('link', { name: person.reference })).toBeVisible();
  await expect(page.getByRole('row', { name: person.name })).toContainText('nama sama');

  await show(page, 'Hanya di daftar kita');
  await expect(page.locator('main tbody tr')).toHaveCount(50);
  await expect(page.getByRole('link', { name: person.reference })).toHaveCount(0);
  await page.getByRole('button', { name: 'Berikutnya' }).click();
  await expect(page.getByText(/^2 \/ \d+$/)).toBeVisible();

  await show(page, 'Hanya di daftar mereka');
  await expect(page.getByRole('row', { name: STRANGER })).toBeVisible();
  await page.getByLabel('Untuk apa berkas ini diperlukan').fill('Rapat dengan polisi Sihanoukville');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Unduh bagian ini' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('pulang-theirs.csv');
  const rows = parse(readFileSync(await download.path()), { bom: true, columns: true }) as Record<string, string>[];
  expect(rows.map((row) => [row['Nama di daftar mereka'], row['Tanggal lahir']])).toEqual([[STRANGER, '1971-02-01']]);
  expect(page.url()).toMatch(/\/people\/second-list$/);
  await page.goto('/audit?group=exports');
  await expect(page.getByRole('row', { name: 'hanya di daftar mereka' }).first()).toContainText('1 baris');
  await expect(page.getByText('Zulkifli')).toHaveCount(0);
});

test('Citra uploads a workbook, and is told what is wrong with another', async ({ as }) => {
  const page = await as('citra');
  const person = await known(page);
  await page.goto('/people/second-list');
  const file = (name: string, buffer: Buffer) => ({ name, buffer, mimeType: 'application/octet-stream' });
  const given = page.getByLabel('Atau pilih berkas');
  for (const [name, content, sentence] of [
    ['rusak.xlsx', Buffer.from('PK\u0003\u0004 rusak'), 'rusak atau tidak lengkap'],
    ['lama.xls', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 1, 2]), 'Excel lama'],
    ['foto.csv', Buffer.from([0xff, 0xd8, 0, 1]), 'bukan daftar'],
  ] as const) {
    await given.setInputFiles(file(name, content));
    await page.getByRole('button', { name: 'Baca daftar' }).click();
    await expect(page.locator('main').getByRole('alert')).toContainText(sentence);
  }
  const large = test.info().outputPath('besar.xlsx');
  writeFileSync(large, Buffer.alloc(50_000_000));
  await given.setInputFiles(large);
  await page.getByRole('button', { name: 'Baca daftar' }).click();
  await expect(page.locator('main').getByRole('alert')).toContainText('lebih besar dari 2 MB');
  const sheet = await writeExcelFile([
    {
      sheet: 'Daftar',
      data: [
        [{ value: 'Full name' }, { value: 'Date of birth' }],
        [{ value: person.name.toUpperCase() }, { value: person.birth }],
        [{ value: STRANGER }, { type: Date, value: new Date('1971-02-01'), format: 'dd/mm/yyyy' }],
      ],
    },
  ]).toBuffer();
  await given.setInputFiles(file('daftar.xlsx', sheet));
  await page.getByRole('button', { name: 'Baca daftar' }).click();
  await compare(page);
  await show(page, 'Hanya di daftar mereka');
  await expect(page.getByRole('row', { name: STRANGER })).toContainText('1 Feb 1971');
});

test('Ayu compares, takes a line into a draft of hers, and is not offered the download', async ({ as }) => {
  const page = await as('ayu');
  await page.goto('/people/second-list');
  await page.getByLabel('Tempel baris').fill(`${STRANGER}\tA7654321\t1 Februari 1971`);
  await page.getByRole('button', { name: 'Baca daftar' }).click();
  await compare(page);
  await show(page, 'Hanya di daftar mereka');
  await expect(page.getByRole('button', { name: 'Unduh bagian ini' })).toHaveCount(0);
  await page.getByRole('button', { name: `Buat draf kasus: ${STRANGER}` }).click();
  const address = await page.getByRole('link', { name: 'Buka draf di tab baru' }).getAttribute('href');
  await expect(page.getByText('Sudah dijadikan draf')).toBeVisible();
  await page.goto(address ?? '');
  await expect(page.getByLabel('Nama atau sebutan')).toHaveValue(STRANGER);
  await page.getByRole('button', { name: /Buang draf/ }).click();
});

test('Without scripts the three steps work as plain forms', async ({ browser, as }) => {
  const storageState = await (await as('ayu')).context().storageState();
  const context = await browser.newContext({ storageState, javaScriptEnabled: false, locale: 'id-ID' });
  const page = await context.newPage();
  await page.goto('/people/second-list');
  await page.getByLabel('Tempel baris').fill(`Nama;Tgl lahir\n${STRANGER};1 Februari 1971`);
  await page.getByRole('button', { name: 'Baca daftar' }).click();
  await page.getByLabel('Negara tujuan').selectOption('KH');
  await page.getByRole('button', { name: 'Bandingkan', exact: true }).click();
  await page.getByRole('button', { name: /^Hanya di daftar mereka/ }).click();
  await expect(page.getByRole('row', { name: STRANGER })).toBeVisible();
  await context.close();
});

test('For analysts and administrators it is not there, and the download for nobody but supervisors', async ({ as }) => {
  const form = { list: 'x', set: 'both', reason: 'Rapat dengan polisi' };
  for (const person of ['ayu', 'dewi', 'eko', 'citra'] satisfies Person[]) {
    const page = await as(person);
    const there = person === 'ayu' || person === 'citra';
    expect((await page.goto('/people/second-list'))?.status(), person).toBe(there ? 200 : 404);
    const headers = { origin: new URL(page.url()).origin };
    const answer = await page.request.post('/people/second-list/download', { form, headers });
    // For a supervisor it is there; what was sent is no list.
    expect(answer.status(), person).toBe(person === 'citra' ? 422 : 404);
  }
});
