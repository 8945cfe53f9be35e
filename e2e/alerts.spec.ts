import { arrive, findNoBarrier } from './support/arrival';
import { expect, test } from './support/test';

test('Citra looks into an unusual rise: told, explained, with the cases behind it, and marked', async ({ as }) => {
  const page = await as('citra');
  await page.goto('/notices');
  await expect(page.getByText(/Naik di luar kebiasaan dalam .*Negara tujuan: Afrika Selatan/)).toBeVisible();
  await page.goto('/dashboard');
  await expect(page.getByText(/kenaikan tidak lazim belum diperiksa/)).toBeVisible();
  await page.locator('main a[href="/figures/alerts"]').first().click();
  await arrive(page, 'Kenaikan tidak lazim');
  const rise = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: /^Afrika Selatan · / }) });
  await expect(rise).toContainText(/\d+ kasus; yang lazim sekitar \d+/);
  await expect(page.locator('#method')).toContainText('Seberapa sering keliru?');
  await expect(page.locator('#method')).toContainText('2,5%');
  await findNoBarrier(page);

  const link = rise.getByRole('link', { name: /Lihat \d+ kasusnya/ });
  const count = Number((await link.textContent())?.replace(/\D/g, ''));
  expect(count).toBeGreaterThan(4);
  const href = (await link.getAttribute('href')) ?? '';
  await page.goto(href);
  await expect(page.locator('main table tbody tr')).toHaveCount(count);

  await page.goto('/figures/alerts');
  await rise.getByRole('button', { name: 'Sudah saya periksa' }).click();
  await expect(rise).toContainText('Diperiksa Citra');
  await expect(rise.getByRole('button')).toHaveCount(0);

  const dewi = await as('dewi');
  await dewi.goto('/figures/alerts');
  await arrive(dewi, 'Kenaikan tidak lazim');
  await expect(dewi.getByText('Diperiksa Citra').first()).toBeVisible();
  await expect(dewi.getByRole('button', { name: 'Sudah saya periksa' })).toHaveCount(0);

  const ayu = await as('ayu');
  await ayu.goto('/figures/alerts');
  await expect(ayu.getByRole('heading', { level: 1 })).toHaveText('Halaman ini tidak ditemukan');
});
