import id from '../messages/id.json' with { type: 'json' };
import { arrive } from './support/arrival';
import { enrol } from './support/factors';
import { expect, freshAddress, test } from './support/test';

test.use({ baseURL: freshAddress() });

test('The first visitor sets up the first office and administrator, and nobody can do so again', async ({ page }) => {
  const { accounts, offices } = id;
  await page.goto('/');
  await expect(page).toHaveURL(/\/setup$/);
  await arrive(page, accounts.setUp.title);

  await page.getByRole('button', { name: accounts.setUp.submit }).click();
  await expect(page.getByText(id.app.errors.summary)).toBeVisible();

  await page.getByLabel(accounts.name, { exact: true }).fill('Sari');
  await page.getByLabel(accounts.signInName).fill('sari');
  await page.getByLabel(accounts.password, { exact: true }).fill('perahu kuning di teluk');
  await page.getByLabel(accounts.setUp.again).fill('perahu kuning di teluk');
  await page.getByLabel(offices.office, { exact: true }).selectOption({ index: 1 });
  await page.getByRole('button', { name: accounts.setUp.submit }).click();
  await enrol(page);
  await expect(page).toHaveURL(/\/administration$/);
  await expect(page.getByRole('banner')).toContainText('Sari');

  expect((await page.goto('/setup'))?.status()).toBe(404);
  await page.context().clearCookies();
  await page.goto('/sign-in');
  await expect(page.getByRole('button', { name: /^Ayu/ })).toHaveCount(0);
});
