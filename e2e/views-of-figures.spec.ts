import { expect, test } from './support/test';

test('Dewi builds a view, follows a cell to its cases, and takes the view out as data', async ({ as }) => {
  const page = await as('dewi');
  await page.goto('/figures/view?by=destination&by2=year&asOf=2023-05-31');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Kasus ditangani menurut Negara tujuan dan Tahun');
  const cell = page.getByRole('link', { name: 'Kamboja, 2022: 928' });
  await expect(cell).toBeVisible();
  const data = await page.request.get('/figures/view/data?by=destination&by2=year&asOf=2023-05-31&format=json');
  const view = await data.json();
  expect(view.total).toBe(2438);
  expect(view.cells).toContainEqual({
    row: { code: 'KH', label: 'Kamboja' },
    column: { code: '2022', label: '2022' },
    value: 928,
  });
  await cell.click();
  await expect(page).toHaveURL(/\/cases\?/);
  await expect(page.getByText('928').first()).toBeVisible();
});

test('Dewi names two views, and their difference tells itself: 2.438 − 2.434 = 4, Uni Emirat Arab', async ({ as }) => {
  const page = await as('dewi');
  const save = async (address: string, nameId: string, nameEn: string) => {
    await page.goto(address);
    await page.getByLabel('Nama dalam bahasa Indonesia').fill(nameId);
    await page.getByLabel('Nama dalam bahasa Inggris').fill(nameEn);
    await page.getByRole('button', { name: 'Simpan definisi' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(nameId);
  };
  await save('/figures/definitions/new?asOf=2023-05-31', 'Semua kasus sampai Mei 2023', 'All cases until May 2023');
  await save(
    '/figures/definitions/new?asOf=2023-05-31&region=southeast_asia',
    'Asia Tenggara sampai Mei 2023',
    'Southeast Asia until May 2023',
  );
  await page.goto('/figures/definitions/new?of=difference');
  await page.getByLabel('Definisi pertama').selectOption({ label: 'Semua kasus sampai Mei 2023' });
  await page.getByLabel('Definisi kedua').selectOption({ label: 'Asia Tenggara sampai Mei 2023' });
  await page.getByLabel('Nama dalam bahasa Indonesia').fill('Di luar Asia Tenggara');
  await page.getByLabel('Nama dalam bahasa Inggris').fill('Outside Southeast Asia');
  await page.getByRole('button', { name: 'Simpan definisi' }).click();
  await expect(page.getByText('2.438 − 2.434 = 4')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Uni Emirat Arab' })).toBeVisible();
});

test('Citra notes an event, and its number stands over the months of the dashboard', async ({ as }) => {
  const page = await as('citra');
  await page.goto('/figures/events');
  await page.getByLabel('Tanggal').fill('2023-05-05');
  await page.getByLabel('Nama dalam bahasa Indonesia').fill('Operasi bersama di Pampanga');
  await page.getByLabel('Nama dalam bahasa Inggris').fill('Joint operation in Pampanga');
  await page.getByRole('button', { name: 'Catat', exact: true }).click();
  await expect(page.getByText('Peristiwa tercatat.')).toBeVisible();
  await page.goto('/dashboard?asOf=2023-05-31');
  await expect(page.getByText('Operasi bersama di Pampanga')).toBeVisible();
});

test('A caseworker reads figures but names none', async ({ as }) => {
  const page = await as('ayu');
  await page.goto('/figures/view');
  await expect(page.getByRole('link', { name: 'Simpan sebagai definisi' })).toHaveCount(0);
  const answer = await page.goto('/figures/definitions/new?asOf=2023-05-31');
  expect(answer?.status()).toBe(404);
});

test('The board for a wall renews itself for Dewi, who can open no identity, and not for Citra', async ({ as }) => {
  for (const [person, times] of [
    ['dewi', 1],
    ['citra', 0],
  ] as const) {
    const page = await as(person);
    await page.goto('/figures/wall');
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.locator('meta[http-equiv="refresh"]')).toHaveCount(times);
  }
});
