import type { Page } from '@playwright/test';
import id from '../messages/id.json' with { type: 'json' };
import { findNoBarrier } from './support/arrival';
import { chooseOnSignInPage, expect, test } from './support/test';

const { exit, idle } = id.web;
const atDesk = (page: Page) => page.getByRole('heading', { level: 1 });
const cover = (page: Page) => page.getByRole('alertdialog');

/** What somebody would still be let into with a cookie they copied. */
async function isLetIn(page: Page, cookie: string): Promise<boolean> {
  const answer = await fetch(new URL('/cases', page.url()), { headers: { cookie }, redirect: 'manual' });
  return answer.status === 200;
}

async function sessionCookie(page: Page): Promise<string> {
  const found = (await page.context().cookies()).find(({ name }) => name === 'pulang-session');
  return found ? `${found.name}=${found.value}` : '';
}

async function signedIn(page: Page, person: 'ayu' | 'bagus', address = '/cases'): Promise<string> {
  await chooseOnSignInPage(page, person);
  await page.goto(address);
  const cookie = await sessionCookie(page);
  expect(await isLetIn(page, cookie)).toBe(true);
  return cookie;
}

async function isGone(page: Page, cookie: string): Promise<void> {
  await expect(page).toHaveURL('/blank');
  expect(await page.locator('body').textContent()).toBe('');
  expect(await page.title()).toBe('Pulang');
  await expect.poll(() => isLetIn(page, cookie)).toBe(false);
  await expect.poll(async () => (await page.context().cookies()).length).toBe(0);
  expect(await page.evaluate(() => sessionStorage.length + localStorage.length)).toBe(0);
  await page.goBack();
  await expect(page).toHaveURL(/\/sign-in/);
}

test.describe('The quick exit', () => {
  test('blanks the screen, ends the session and leaves nothing behind', async ({ stranger }) => {
    const page = await stranger();
    const cookie = await signedIn(page, 'ayu');
    await page.goto('/cases/new');
    const button = page.getByRole('button', { name: exit.button });
    await expect(button).toHaveAccessibleDescription(exit.hint);
    await button.click();
    await isGone(page, cookie);
  });

  test('is also Shift three times, and no capital letters', async ({ stranger }) => {
    const page = await stranger();
    const cookie = await signedIn(page, 'ayu', '/cases/new');
    await page.getByLabel(id.cases.fields.name, { exact: true }).pressSequentially('SIti RAhma');
    for (const letter of ['A', 'B', 'C', 'D']) await page.keyboard.press(`Shift+${letter}`);
    await expect(page).toHaveURL('/cases/new');
    for (let press = 0; press < 3; press += 1) await page.keyboard.press('Shift');
    await isGone(page, cookie);
  });

  test('works before any JavaScript, and twice', async ({ browser }) => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await chooseOnSignInPage(page, 'ayu');
    await page.goto('/cases');
    const cookie = await sessionCookie(page);
    await page.getByRole('button', { name: exit.button }).click();
    await expect(page).toHaveURL('/blank');
    expect(await isLetIn(page, cookie)).toBe(false);
    expect(await context.cookies()).toEqual([]);
    const again = await fetch(new URL('/exit', page.url()), {
      method: 'POST',
      headers: { origin: new URL(page.url()).origin },
      redirect: 'manual',
    });
    expect([again.status, again.headers.get('location')]).toEqual([303, '/blank']);
    await context.close();
  });

  test('is nobody else’s to press', async ({ stranger }) => {
    const page = await stranger();
    const cookie = await signedIn(page, 'bagus');
    const from = (origin: string) =>
      fetch(new URL('/exit', page.url()), { method: 'POST', headers: { cookie, origin }, redirect: 'manual' });
    expect((await from('https://elsewhere.example')).status).toBe(403);
    expect(await isLetIn(page, cookie)).toBe(true);
  });
});

test.describe('A desk that somebody left', () => {
  test('is covered after five minutes, and uncovered by a touch with everything still typed', async ({ stranger }) => {
    const page = await stranger();
    await page.clock.install();
    await signedIn(page, 'ayu', '/cases/new');
    const name = page.getByLabel(id.cases.fields.name, { exact: true });
    await name.fill('Siti Rahmawati');
    await page.clock.runFor('04:30');
    await expect(cover(page)).toHaveCount(0);
    await page.clock.runFor('00:40');
    await expect(cover(page)).toContainText(idle.title);
    await expect(atDesk(page)).toHaveCount(0);
    await expect(name).not.toBeVisible();
    expect(await page.locator('body > :not([data-cover]):not(script)').first().getAttribute('inert')).not.toBeNull();
    await findNoBarrier(page);
    await page.keyboard.press('Shift');
    await expect(cover(page)).toBeVisible();
    await page.clock.runFor(2_000);
    await page.keyboard.press('Enter');
    await expect(cover(page)).toHaveCount(0);
    await expect(name).toHaveValue('Siti Rahmawati');
    await expect(atDesk(page)).toBeVisible();
  });

  test('stays covered when the session has ended, and goes on where it was once its owner is back', async ({
    stranger,
  }) => {
    const page = await stranger();
    await page.clock.install();
    await signedIn(page, 'ayu', '/cases/new');
    const name = page.getByLabel(id.cases.fields.name, { exact: true });
    await name.fill('Siti Rahmawati');
    await page.clock.runFor('05:10');
    await expect(cover(page)).toBeVisible();
    const other = await page.context().newPage();
    await other.goto('/cases');
    await other.getByRole('button', { name: id.app.signOut }).click();
    await expect(other).toHaveURL('/sign-in');
    await page.clock.runFor('11:00');
    await expect(cover(page)).toContainText(idle.ended);
    await expect(name).not.toBeVisible();
    await findNoBarrier(page);
    await chooseOnSignInPage(other, 'ayu');
    await page.clock.runFor(2_000);
    await page.keyboard.press('Enter');
    await expect(cover(page)).toHaveCount(0);
    await expect(name).toHaveValue('Siti Rahmawati');
  });

  test('shows nothing of it to the next who signs in', async ({ stranger }) => {
    const page = await stranger();
    await page.clock.install();
    await signedIn(page, 'ayu', '/cases/new');
    await page.getByLabel(id.cases.fields.name, { exact: true }).fill('Siti Rahmawati');
    await page.clock.runFor('05:10');
    const other = await page.context().newPage();
    await page.context().clearCookies({ name: 'pulang-session' });
    await chooseOnSignInPage(other, 'bagus');
    await page.clock.runFor(2_000);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('banner')).toContainText('Bagus');
    await expect(page.getByText('Siti Rahmawati')).toHaveCount(0);
  });
});

test('Whoever signs out is out, and the back button shows nothing', async ({ stranger }) => {
  const page = await stranger();
  const cookie = await signedIn(page, 'ayu');
  await page.getByRole('main').getByRole('link').first().click();
  await page.getByRole('button', { name: id.app.signOut }).click();
  await expect(page).toHaveURL('/sign-in');
  expect(await isLetIn(page, cookie)).toBe(false);
  await page.goBack();
  await expect(page).toHaveURL(/\/sign-in/);
});
