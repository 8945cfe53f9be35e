import en from '../messages/en.json' with { type: 'json' };
import id from '../messages/id.json' with { type: 'json' };
import { arrive } from './support/arrival';
import { chooseOnSignInPage, expect, test } from './support/test';

test('Whoever is not signed in is asked to sign in first, and then sees the page they wanted', async ({ stranger }) => {
  const page = await stranger();
  await page.goto('/reports');
  await arrive(page, id.accounts.signIn.title);
  await page.getByRole('button', { name: /^Dewi/ }).click();
  await expect(page).toHaveURL('/reports');
});

test('Ayu signs in with one press and sees her name and what waits for her; each number opens its rows', async ({
  stranger,
}) => {
  const page = await stranger();
  await chooseOnSignInPage(page, 'ayu');
  await expect(page.getByRole('banner')).toContainText('Ayu');
  await expect(page).toHaveURL('/');
  await arrive(page, 'Hari ini');
  const mine = page.getByRole('link', { name: /Kasus saya yang terbuka/ });
  const count = (await mine.textContent())?.match(/^\d+/)?.[0];
  await mine.click();
  await arrive(page, 'Kasus');
  if (count) await expect(page.getByRole('status').filter({ hasText: 'kasus' })).toContainText(`${count} kasus`);
});

test('A wrong password is answered with a sentence that does not say which part was wrong', async ({ stranger }) => {
  const page = await stranger();
  await page.goto('/sign-in');
  await page.getByLabel(id.accounts.signInName).fill('ayu');
  await page.getByLabel(id.accounts.password).fill('bukan kata sandi yang benar');
  await page.getByRole('button', { name: id.accounts.signIn.submit, exact: true }).click();
  await expect(page.getByRole('alert').filter({ hasText: id.accounts.signIn.noMatch })).toBeVisible();
  await expect(page).toHaveURL(/\/sign-in/);
});

test('Whoever signs out is out, also with the back button', async ({ stranger }) => {
  const page = await stranger();
  await chooseOnSignInPage(page, 'bagus');
  await page.getByRole('button', { name: id.app.signOut }).click();
  await expect(page).toHaveURL(/\/sign-in/);
  await page.goto('/dashboard');
  await expect(page).toHaveURL(/\/sign-in/);
});

test('The language follows the browser until somebody chooses', async ({ browser }) => {
  const context = await browser.newContext({ locale: 'en-GB' });
  const page = await context.newPage();
  await page.goto('/sign-in');
  await arrive(page, en.accounts.signIn.title);
  await page.getByRole('button', { name: `${en.app.language}: ${id.app.languages.id}` }).click();
  await arrive(page, id.accounts.signIn.title);
  await page.reload();
  await arrive(page, id.accounts.signIn.title);
  await context.close();
});
