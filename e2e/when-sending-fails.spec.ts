import { expect, test } from './support/test';

test('What Ayu typed stays on the page when the server does not hear it, and is saved once it does', async ({ as }) => {
  const page = await as('ayu');
  await page.goto('/cases/new?fresh=1');
  await page.waitForLoadState('networkidle');
  const name = page.getByLabel('Nama atau sebutan');
  await page.getByLabel('Negara tujuan').fill('Kamboja');
  await name.fill('Orang Tersambung');
  await page.route('**/cases/new*', (route) =>
    route.request().method() === 'POST' ? route.abort('connectionrefused') : route.continue(),
  );
  await page.getByRole('button', { name: 'Simpan kasus' }).click();
  const notice = page.getByRole('alert').filter({ hasText: 'Belum tersimpan' });
  await expect(notice).toContainText('Sambungan ke server terputus');
  await expect(notice).toContainText('Isian Anda masih ada di halaman ini');
  await expect(name).toHaveValue('Orang Tersambung');

  await page.unroute('**/cases/new*');
  await page.getByRole('button', { name: 'Simpan kasus' }).click();
  await expect(page).toHaveURL(/\/cases\/PNH-\d{4}-\d{5}\?opened=1/);
});

test('A load balancer hears that the app answers, and nothing else', async ({ request }) => {
  const answer = await request.get('/healthz');
  expect(answer.status()).toBe(200);
  expect(await answer.text()).toBe('ok\n');
  expect(answer.headers()).toMatchObject({ 'cache-control': 'no-store', 'content-type': 'text/plain; charset=utf-8' });
  expect((await request.head('/healthz')).status()).toBe(200);
  expect((await request.post('/healthz')).status()).toBe(405);
});
