import { findNoBarrier } from './support/arrival';
import { answerByKeyboard } from './support/keyboard';
import { expect, test } from './support/test';

const SAVE = 'Simpan kasus';
const newCase = '/cases/new?fresh=1';

test('A caseworker logs a case with three answers by keyboard, in less than thirty seconds', async ({ as }) => {
  const page = await as('ayu');
  await page.goto(newCase);
  await expect(page.getByLabel('Negara tujuan')).toBeFocused();
  const begun = Date.now();
  await page.keyboard.type('Myanmar', { delay: 40 });
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status').filter({ hasText: 'Kasus tersimpan dengan nomor PNH-' })).toBeVisible();
  expect(Date.now() - begun).toBeLessThan(30_000);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Myanmar');
});

const everything = {
  destination: 'Kamboja',
  status: 'under_assessment',
  name: 'Wahyu Contoh Lengkap',
  aliases: 'Yuyu',
  sex: 'male',
  birth: '12/03/1999',
  nik: '3273011203990001',
  passport: 'C1234567',
  phone: '+855 12 345 678',
  homeProvince: 'Jawa Barat',
  address: 'Jalan Rekaan 5, Bandung',
  citizenship: 'Indonesia',
  maritalStatus: 'single',
  educationLevel: 'upper_secondary',
  contacts: 'Ibu, di Bandung',
  inDanger: 'present',
  safeToContact: 'absent',
  currentCountry: 'Kamboja',
  place: 'Gedung rekaan, lantai 4',
  exitManner: 'still_inside',
  immigrationStatus: 'overstayed',
  travelDocument: 'held_by_exploiter',
  intakeChannel: 'family_report',
  recruitmentChannels: ['social_media', 'messaging_app'],
  platforms: ['facebook', 'telegram'],
  recruiterRelationship: 'online_contact',
  offeredJob: 'customer_service',
  departureProcedure: 'non_procedural',
  recruitedOn: '2026-01',
  exploitationTypes: ['forced_labour', 'forced_criminality'],
  scamTypes: ['love_scam', 'fake_investment'],
  industry: 'Perusahaan penipuan daring',
  'means.document_confiscation': 'present',
  'means.physical_violence': 'absent',
  'means.debt_bondage': 'unknown',
  startedOn: '02/2026',
  account: 'Paspor diambil sejak hari pertama.',
  returnStatus: 'identity_check',
  wantsReturn: 'present',
  returnMode: 'commercial_flight',
  returnBasis: 'assisted_voluntary',
  returnFunding: 'state',
  retrafficking: 'at_risk',
  earlierReference: 'PNH-2022-00001',
  notes: 'Hubungi lewat ibunya.',
};

test('A caseworker logs a case with everything by keyboard alone', async ({ as }) => {
  test.slow(); // some three hundred key presses
  const page = await as('ayu');
  await page.goto(newCase);
  const met = await answerByKeyboard(page, everything, SAVE);
  expect(new Set(met)).toEqual(new Set(Object.keys(everything)));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^PNH-\d{4}-\d{5} · Kamboja$/);
  const seen = page.getByRole('main');
  for (const words of [
    'Media sosial · Aplikasi atau grup pesan',
    'Ada: Paspor atau dokumen ditahan',
    'Laki-laki',
    'Jawa Barat',
  ])
    await expect(seen).toContainText(words);
  await expect(seen).not.toContainText('Wahyu');
  await page.getByRole('button', { name: 'Buka identitas' }).click();
  for (const words of ['Wahyu Contoh Lengkap', '3273011203990001', 'Gedung rekaan, lantai 4', 'Hubungi lewat ibunya.'])
    await expect(seen).toContainText(words);
  await findNoBarrier(page);
});

test('What cannot be right is said at its field, and nothing typed is lost', async ({ as }) => {
  const page = await as('ayu');
  await page.goto(newCase);
  await page.getByLabel('Nama atau sebutan').fill('Teman Rudi, kamar 4');
  await page.getByLabel('NIK', { exact: true }).fill('327301120399000');
  await page.getByLabel('Tanggal atau tahun lahir').fill('2031');
  await page.getByLabel('Mulai dieksploitasi').fill('2022-13');
  await page.getByLabel('Tanggal ditangani').fill('2099-01-01');
  await page.getByRole('button', { name: SAVE }).click();
  const summary = page.getByRole('alert').filter({ hasText: 'Kasus belum tersimpan' });
  for (const words of [
    'Negara tujuan: Isi bagian ini',
    'NIK terdiri atas 16 angka',
    'lahir ini belum tiba',
    'misalnya 2022-10',
    'Tanggal ini belum tiba',
  ])
    await expect(summary).toContainText(words);
  await expect(page.getByLabel('Nama atau sebutan')).toHaveValue('Teman Rudi, kamar 4');
  await expect(page.getByLabel('NIK', { exact: true })).toHaveAccessibleDescription(/16 angka/);
  await findNoBarrier(page);
});

test('A birth after the event is questioned', async ({ as }) => {
  const page = await as('ayu');
  await page.goto(newCase);
  await page.getByLabel('Negara tujuan').fill('Laos');
  await page.getByLabel('Tanggal atau tahun lahir').fill('2024');
  await page.getByLabel('Kapan direkrut').fill('2022');
  await page.getByRole('button', { name: SAVE }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'sesudah kejadian yang dicatat' })).toBeVisible();
});

test('Two half-filled forms in two tabs stay apart: each goes on with its own after a reload', async ({ as }) => {
  const page = await as('ayu');
  await page.goto(newCase);
  await page.getByLabel('Nama lain').fill('Di tab pertama');
  await expect(page.getByText(/Draf tersimpan pukul/)).toBeVisible();
  const other = await page.context().newPage();
  await other.goto(newCase);
  await other.getByLabel('Nama lain').fill('Di tab kedua');
  await expect(other.getByText(/Draf tersimpan pukul/)).toBeVisible();
  for (const [tab, typed] of [
    [page, 'Di tab pertama'],
    [other, 'Di tab kedua'],
  ] as const) {
    await tab.reload();
    await expect(tab.getByLabel('Nama lain')).toHaveValue(typed);
    await tab.getByRole('button', { name: 'Buang draf ini' }).click();
    await expect(tab.getByLabel('Nama lain')).toHaveValue('');
  }
});

test('A half-filled form survives a reload, a lost connection and an ended session', async ({ as }) => {
  const page = await as('ayu');
  await page.goto(newCase);
  const kept = page.getByText(/Draf tersimpan pukul/);
  await page.getByLabel('Nama lain').fill('Sebelum muat ulang');
  await expect(kept).toBeVisible();
  await page.reload();
  await expect(page.getByLabel('Nama lain')).toHaveValue('Sebelum muat ulang');

  await page.context().setOffline(true);
  await page.getByLabel('Nama lain').fill('Tanpa sambungan');
  await expect(page.getByText('Sambungan terputus')).toBeVisible();
  await page.context().setOffline(false);
  await expect(kept).toBeVisible({ timeout: 15_000 });

  const cookies = await page.context().cookies();
  await page.context().clearCookies({ name: 'pulang-session' });
  await page.getByLabel('Nama lain').fill('Sesudah sesi berakhir');
  await expect(page.getByText('Sesi Anda berakhir')).toBeVisible();
  await page.context().addCookies(cookies);
  await expect(kept).toBeVisible({ timeout: 15_000 });
  await page.reload();
  await expect(page.getByLabel('Nama lain')).toHaveValue('Sesudah sesi berakhir');
  await page.getByRole('button', { name: 'Buang draf ini' }).click();
  await expect(page.getByLabel('Nama lain')).toHaveValue('');
});

test('A double click makes one case, and so does the same form sent again', async ({ as }) => {
  const page = await as('ayu');
  await page.goto(newCase);
  const submission = await page.locator('input[name=submission]').inputValue();
  await page.getByLabel('Negara tujuan').fill('Vietnam');
  await page.getByRole('button', { name: SAVE }).dblclick();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Vietnam');
  const reference = page.url().match(/PNH-\d{4}-\d{5}/)?.[0];
  await page.goto(newCase);
  await page.getByLabel('Negara tujuan').fill('Vietnam');
  await page.locator('input[name=submission]').evaluate((field, id) => {
    (field as HTMLInputElement).value = id;
  }, submission);
  await page.getByRole('button', { name: SAVE }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Vietnam');
  expect(page.url()).toContain(reference);
});

test('A case is logged before any script has arrived', async ({ as, browser, baseURL }) => {
  const signedIn = await as('ayu');
  const storageState = await signedIn.context().storageState();
  const context = await browser.newContext({ javaScriptEnabled: false, storageState, locale: 'id-ID', baseURL });
  const page = await context.newPage();
  await page.goto(newCase);
  await page.getByLabel('Nama atau sebutan').fill('Tanpa skrip');
  await page.getByRole('button', { name: SAVE }).click();
  await expect(page.getByText('Negara tujuan: Isi bagian ini')).toBeVisible();
  await expect(page.getByLabel('Nama atau sebutan')).toHaveValue('Tanpa skrip');
  await page.getByLabel('Negara tujuan').fill('Kamb');
  await page.getByRole('button', { name: SAVE }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Kamboja');
  await context.close();
});

test('An analyst is not offered a form she may not send', async ({ as }) => {
  const page = await as('dewi');
  await page.goto('/cases/new');
  await expect(page.getByRole('main')).toContainText('Akun Anda dapat membaca dasbor dan laporan');
  await expect(page.getByRole('button', { name: SAVE })).toHaveCount(0);
});
