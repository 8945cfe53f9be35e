import { execFileSync } from 'node:child_process';
import type { Page } from '@playwright/test';
import { findNoBarrier } from './support/arrival';
import { expect, test } from './support/test';

const SAVE = 'Simpan kasus';
const newCase = '/cases/new?fresh=1';

/** A case that a colleague logged earlier; answers its number. */
function earlierCase(by: string, answers: object, returnedOn = ''): string {
  const args = ['e2e/support/earlier-case.ts', by, JSON.stringify(answers), ...(returnedOn ? [returnedOn] : [])];
  return JSON.parse(execFileSync('tsx', args).toString()).reference;
}

const panel = (page: Page) => page.locator('#candidates');

test('Rizky from South Africa is offered as Rizki home from Cambodia, and taken as the same with one press more', async ({
  as,
}) => {
  const rizki = { name: 'M. Rizki Pratama', birth: '1999-03-12', passport: 'B1234567', sex: 'male' };
  const earlier = earlierCase('ayu', { destination: 'KH', handledOn: '2024-03-08', ...rizki }, '2024-10-14');
  const page = await as('ayu');
  await page.goto(newCase);
  await expect(panel(page).getByRole('status')).toBeEmpty();
  await page.getByLabel('Negara tujuan').fill('Afrika Selatan');
  await page.getByLabel('Nama atau sebutan').fill('Mohammad Rizky Pratama');
  await page.getByLabel('Tanggal atau tahun lahir').fill('12/03/1999');
  await page.getByLabel('Nomor paspor').fill('C7654321');
  await page.keyboard.press('Tab');

  const card = panel(page)
    .locator('div', { has: page.getByRole('link', { name: earlier }) })
    .last();
  await expect(card).toContainText('Kamboja · KBRI Phnom Penh · ditangani Maret 2024 · tiba di Indonesia Oktober 2024');
  const offered = panel(page);
  for (const words of ['M. R. P.', 'anggal lahir sama', 'paspor berbeda']) await expect(offered).toContainText(words);
  await expect(offered).not.toContainText(/Rizki|Pratama/);
  await expect(offered.getByRole('status')).toContainText('Mungkin sudah dikenal');
  await findNoBarrier(page);

  await offered
    .getByRole('radio', { name: 'Orang yang sama, kejadian baru (bila sama: kemungkinan kejadian baru)' })
    .first()
    .check();
  await page.getByRole('button', { name: SAVE }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Afrika Selatan');
  await page.goto(`${new URL(page.url()).pathname}/again`);
  await expect(page.getByRole('main')).toContainText('Kamboja');
  await expect(page.getByRole('main')).toContainText(/[Dd]uga/);
});

test('Ayu, who took somebody for the same by mistake, parts them the same day', async ({ as }) => {
  const known = { name: 'Hendrikus Lamawuran Tukan', birth: '1996-07-04' };
  const earlier = earlierCase('ayu', { destination: 'KH', handledOn: '2024-03-08', ...known }, '2024-11-02');
  const page = await as('ayu');
  await page.goto(newCase);
  await page.getByLabel('Negara tujuan').fill('Afrika Selatan');
  await page.getByLabel('Nama atau sebutan').fill('Hendrikus Lamawuran Tukan');
  await page.getByLabel('Tanggal atau tahun lahir').fill('4/7/1996');
  await page.keyboard.press('Tab');
  await expect(panel(page).getByRole('link', { name: earlier })).toBeVisible();
  await panel(page)
    .getByRole('radio', { name: /^Orang yang sama, kejadian baru/ })
    .first()
    .check();
  await page.getByRole('button', { name: SAVE }).click();
  const saved = page.getByRole('status').filter({ hasText: 'Kasus tersimpan' });
  await expect(saved).toContainText('Anda dapat memisahkannya lagi sampai');
  const file = new URL(page.url()).pathname;
  await page.goto(file);
  await page.getByRole('link', { name: /^Pisahkan lagi/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Batalkan penggabungan');
  await findNoBarrier(page);
  await page.getByLabel('Mengapa dibatalkan').fill('Saya salah pilih: wajahnya lain');
  await page.getByRole('button', { name: 'Batalkan penggabungan' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'kembali menjadi dua orang' })).toBeVisible();
  await page.goto(file);
  await expect(page.getByRole('link', { name: /^Pisahkan lagi/ })).toHaveCount(0);
});

test('The same with the keyboard alone: the panel is reached from the last question of who somebody is', async ({
  as,
}) => {
  const earlier = earlierCase('ayu', { destination: 'KH', handledOn: '2024-03-08', name: 'Yohanes Lelewa Papilaya' });
  const page = await as('ayu');
  await page.goto(newCase);
  await page.keyboard.type('Laos');
  await page.getByLabel('Nama atau sebutan').focus();
  await page.keyboard.type('Johanes Lelewa Papilaya');
  await page.getByLabel('Keluarga atau kontak lain').focus();
  await expect(panel(page).getByRole('link', { name: earlier })).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(panel(page).getByRole('link', { name: earlier })).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowUp');
  await expect(panel(page).getByRole('radio', { name: 'Orang lain' })).toBeChecked();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('status').filter({ hasText: 'Kasus tersimpan' })).toBeVisible();
});

test('Before any script has arrived, the form comes back once with whoever may be the same, and everything typed', async ({
  as,
  browser,
  baseURL,
}) => {
  const person = { name: 'Agustinus Wakerkwa Tabuni', birth: '1994-05-20' };
  const earlier = earlierCase('ayu', { destination: 'KH', handledOn: '2024-03-08', ...person }, '2024-11-02');
  const storageState = await (await as('ayu')).context().storageState();
  const context = await browser.newContext({ javaScriptEnabled: false, storageState, locale: 'id-ID', baseURL });
  const page = await context.newPage();
  await page.goto(newCase);
  await page.getByLabel('Negara tujuan').fill('Laos');
  await page.getByLabel('Nama atau sebutan').fill('Agustinus Wakerkwa Tabuni');
  await page.getByLabel('Tanggal atau tahun lahir').fill('1994');
  await page.getByLabel('Nama lain').fill('Agus');
  await page.getByRole('button', { name: SAVE }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'Kasus belum tersimpan: orang ini mungkin' })).toBeVisible();
  await expect(page.getByLabel('Nama lain')).toHaveValue('Agus');
  await expect(panel(page).getByRole('link', { name: earlier })).toBeVisible();
  await panel(page).getByRole('radio', { name: 'Orang yang sama, kejadian baru' }).check();
  await page.getByRole('button', { name: SAVE }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Laos');
  await context.close();
});

test('Where too little is told to judge, similar names are shown, also before any script has arrived, and nothing waits', async ({
  as,
  browser,
  baseURL,
}) => {
  const earlier = earlierCase('ayu', { destination: 'KH', handledOn: '2024-03-08', name: 'Wakimiyati Sorowako' });
  const typed = async (page: Page) => {
    await page.goto(newCase);
    await page.getByLabel('Negara tujuan').fill('Laos');
    await page.getByLabel('Nama atau sebutan').fill('Wajimiyati Sorawaku');
    await page.keyboard.press('Tab');
  };
  const similar = (page: Page) => page.locator('details', { hasText: 'Nama serupa' });
  const scripted = await as('ayu');
  await typed(scripted);
  await scripted.getByText('Nama serupa').click();
  await expect(similar(scripted).getByRole('link', { name: earlier })).toBeVisible();
  await expect(similar(scripted)).not.toContainText('Wakimiyati');
  await findNoBarrier(scripted);

  const storageState = await scripted.context().storageState();
  const context = await browser.newContext({ javaScriptEnabled: false, storageState, locale: 'id-ID', baseURL });
  const page = await context.newPage();
  await typed(page);
  await page.getByRole('button', { name: 'Periksa siapa yang mungkin sudah dikenal' }).click();
  await page.getByText('Nama serupa').click();
  await expect(similar(page).getByRole('link', { name: earlier })).toBeVisible();
  await page.getByRole('button', { name: SAVE }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Laos');
  await context.close();
});

test('Who has no right to the other file learns that an office knows somebody, and nothing else', async ({ as }) => {
  const person = {
    name: 'Melkianus Sogalrey Umbu',
    birth: '1996-08-17',
    passport: 'X7412589',
    nik: '5311021708960002',
  };
  const earlier = earlierCase('bagus', { destination: 'PH', handledOn: '2025-06-19', ...person }, '2025-09-23');
  const page = await as('ayu');
  await page.goto(newCase);
  await page.getByLabel('Negara tujuan').fill('Kamboja');
  await page.getByLabel('Nama atau sebutan').fill('Melkianus Sogalrei');
  const answered = page.waitForResponse((answer) => answer.url().endsWith('/cases/candidates'));
  await page.getByLabel('Tanggal atau tahun lahir').fill('1996');
  await page.keyboard.press('Tab');
  const answer = await answered;
  expect(answer.headers()['cache-control']).toBe('no-store');
  const office = 'KBRI Manila';
  // Names like it of the own office have nothing to do with what another one knows.
  const { similar, ...told } = await answer.json();
  expect(JSON.stringify(similar)).not.toContain(earlier);
  expect(told).toEqual({
    status: 'Orang yang mungkin sama sudah tercatat di kantor lain.',
    sign: 'Dikenal kantor lain: periksa',
    people: [],
    offices: [
      {
        code: 'MNL',
        told: `Orang yang mungkin sama sudah tercatat di ${office}; silakan bertanya ke sana.`,
        ask: `Tanyakan ke ${office} saat kasus ini disimpan: penyelia kedua kantor diberi tahu`,
      },
    ],
  });
  await expect(panel(page)).toContainText(`tercatat di ${office}; silakan bertanya ke sana`);
  const html = await page.content();
  for (const secret of [
    earlier,
    'M. S. U.',
    'Umbu',
    '1996-08',
    'X7412589',
    '5311021708960002',
    'Juni 2025',
    'Sogalrey',
  ])
    expect(html.includes(secret), secret).toBe(false);
  await findNoBarrier(page);

  await page.getByLabel(`Tanyakan ke ${office}`).check();
  await page.getByRole('button', { name: SAVE }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Kamboja');
  const supervisor = await as('citra');
  await supervisor.goto('/notices');
  await expect(supervisor.getByRole('main')).toContainText(
    `Ayu (PNH) bertanya apakah orang dalam kasus ${earlier} sama dengan orang yang baru dicatatnya dalam kasus `,
  );
});

test('Of one rescue, opened nine days apart by two offices, headquarters is offered the same episode', async ({
  as,
}) => {
  const person = { name: 'Petronela Kalumata Bawole', birth: '2001-02-11' };
  const earlier = earlierCase('bagus', { destination: 'PH', handledOn: '2026-11-03', ...person });
  const page = await as('citra');
  await page.goto(newCase);
  await page.getByLabel('Negara tujuan').fill('Filipina');
  await page.getByLabel('Tanggal ditangani').fill('2026-11-12');
  await page.getByLabel('Nama atau sebutan').fill('Petronella Kalumata');
  await page.getByLabel('Tanggal atau tahun lahir').fill('11-02-2001');
  await page.keyboard.press('Tab');
  const same = panel(page).getByRole('radio', {
    name: new RegExp(`kejadian yang sama.*${earlier} \\(bila sama: kemungkinan kejadian yang sama\\)`),
  });
  await same.check();
  await page.getByRole('button', { name: SAVE }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Filipina');
});

test('Nobody is offered to an analyst, nor to anybody who is not signed in', async ({ as, stranger }) => {
  const form = { name: 'Petronela Kalumata Bawole', birth: '2001-02-11' };
  const ask = async (page: Page) => {
    await page.goto('/sign-in');
    return page.evaluate(async (typed) => {
      const answer = await fetch('/cases/candidates', { method: 'POST', body: new URLSearchParams(typed) });
      return { status: answer.status, text: await answer.text() };
    }, form);
  };
  for (const [page, status] of [
    [await as('dewi'), 404],
    [await stranger(), 401],
  ] as const) {
    const answer = await ask(page);
    expect(answer.status).toBe(status);
    expect(answer.text).not.toMatch(/Manila|MNL|P\. K/);
  }
});
