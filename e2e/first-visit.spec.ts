import type { Page } from '@playwright/test';
import id from '../messages/id.json' with { type: 'json' };
import { arrive, findNoBarrier } from './support/arrival';
import { enrol } from './support/factors';
import { freshServer } from './support/fresh-server';
import { expect, test } from './support/test';

const { accounts, keys, offices } = id;
const passphrase = 'perahu kuning di teluk';
const another = 'tiga payung bawah jembatan';

/** The words as they stand on the sheet. */
async function wordsOf(page: Page): Promise<string[]> {
  const items = await page.getByRole('region', { name: keys.kit.words }).getByRole('listitem').allInnerTexts();
  return items.map((text) => text.replace(/^\d+\s*/, '').trim());
}

async function fillSetUp(page: Page): Promise<void> {
  await page.getByLabel(keys.passphrase, { exact: true }).fill(passphrase);
  await page.getByLabel(keys.again).fill(passphrase);
  await page.getByLabel(accounts.name, { exact: true }).fill('Sari');
  await page.getByLabel(accounts.signInName).fill('sari');
  await page.getByLabel(accounts.password, { exact: true }).fill('kopi hujan sore pintu');
  await page.getByLabel(accounts.setUp.again).fill('kopi hujan sore pintu');
  await page.getByLabel(offices.office, { exact: true }).selectOption({ index: 1 });
  await page.getByRole('button', { name: keys.setUp.submit }).click();
}

/** Types the two words that are asked for by their numbers. */
async function typeBack(page: Page, words: string[]): Promise<void> {
  const fields = page.getByRole('textbox');
  for (const field of await fields.all()) {
    const label = (await field.evaluate((input: HTMLInputElement) => input.labels?.[0]?.textContent)) ?? '';
    await field.fill(words[Number(label.match(/\d+/)?.[0]) - 1] ?? '');
  }
}

test.describe.configure({ mode: 'serial' });

const server = freshServer();
test.beforeAll(() => server.start());
test.afterAll(() => server.end());

let words: string[] = [];

test('The first visitor chooses a passphrase, prints the kit and types two words back before anything is kept', async ({
  page,
}) => {
  await page.goto(`${server.address}/reports`);
  await expect(page).toHaveURL(/\/setup$/);
  await arrive(page, keys.setUp.title);
  await page.getByRole('button', { name: keys.setUp.submit }).click();
  await expect(page.getByText(id.app.errors.summary)).toBeVisible();
  await fillSetUp(page);

  await arrive(page, keys.kit.title);
  const first = await wordsOf(page);
  expect(first).toHaveLength(24);
  expect(page.url()).toBe(`${server.address}/setup/kit`);
  const answer = await page.reload();
  expect(answer?.headers()['cache-control']).toContain('no-store');
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('button', { name: keys.kit.taken })).toBeHidden();
  await page.emulateMedia({ media: 'screen' });
  await page.getByRole('button', { name: keys.kit.taken }).click();

  await arrive(page, keys.words.title);
  expect(await page.content()).not.toContain(first.join(' '));
  await page.goBack();
  await page.goto(`${server.address}/setup/kit`);
  await arrive(page, keys.words.title); // shown once
  await typeBack(
    page,
    first.map(() => 'zoo'),
  );
  await page.getByRole('button', { name: keys.words.finish }).click();
  await expect(page.getByRole('alert').filter({ hasText: keys.words.differs })).toBeVisible();
  expect(server.count('users')).toBe(0);

  await page.getByRole('button', { name: keys.words.another }).click();
  await arrive(page, keys.kit.title);
  words = await wordsOf(page);
  expect(words).not.toEqual(first);
  await page.getByRole('button', { name: keys.kit.taken }).click();
  await arrive(page, keys.words.title);
  await typeBack(page, words);
  await page.getByRole('button', { name: keys.words.finish }).click();
  await enrol(page);
  await expect(page).toHaveURL(/\/administration$/);
  await expect(page.getByRole('banner')).toContainText('Sari');
  expect((await page.goto(`${server.address}/setup`))?.status()).toBe(404);
  await page.goto(`${server.address}/unlock`);
  await expect(page).not.toHaveURL(/\/unlock/);
});

test('After a restart the page that unlocks is all there is, and a wrong passphrase opens nothing', async ({
  page,
  request,
}) => {
  await server.restart();
  for (const path of ['/', '/cases', '/administration', '/sign-in', '/setup', '/setup/kit', '/no-such-page']) {
    await page.goto(server.address + path);
    await expect(page, path).toHaveURL(/\/unlock$/);
  }
  await arrive(page, keys.unlock.title);
  const said = await page.getByRole('main').textContent();
  expect(said).not.toMatch(/kasus|korban|pulang|orang/i);
  const data = await request.get(`${server.address}/reports/2023-05/download`, { headers: { accept: '*/*' } });
  expect(data.status()).toBe(503);
  expect((await request.post(`${server.address}/cases/drafts`, { data: 'x' })).status()).toBe(503);

  await page.getByLabel(keys.passphrase).fill(another);
  await page.getByRole('button', { name: keys.unlock.submit }).click();
  await expect(page.getByRole('alert').filter({ hasText: keys.unlock.noMatch })).toBeVisible();
  await page.goto(`${server.address}/dashboard`);
  await expect(page).toHaveURL(/\/unlock$/);
});

test('Server actions that are posted while it is locked do nothing, wherever they are posted', async ({ request }) => {
  const before = server.everything();
  const actions = server.actions();
  expect(actions.length).toBeGreaterThan(20);
  for (const path of ['/unlock', '/setup', '/setup/kit', '/sign-in', '/cases/new', '/administration', '/']) {
    for (const action of actions) {
      const answer = await request.post(server.address + path, {
        headers: { 'next-action': action, origin: server.address, accept: 'text/x-component' },
        multipart: {
          '1_signInName': 'sari',
          '1_password': 'kopi hujan sore pintu',
          '0': '[{"problems":[],"values":{}},"$K1"]',
        },
        maxRedirects: 0,
      });
      expect(answer.headers()['set-cookie'] ?? '', path).not.toContain('pulang-session=');
      if (!/^\/(unlock|setup)/.test(path)) expect(answer.status(), path).toBe(503);
    }
  }
  expect(server.everything()).toEqual(before);
});

test('The right passphrase opens it, and whoever comes is asked to sign in', async ({ page }) => {
  await page.goto(`${server.address}/`);
  await page.getByLabel(keys.passphrase).fill(passphrase);
  await page.getByRole('button', { name: keys.unlock.submit }).click();
  await arrive(page, accounts.signIn.title);
});

test('With the kit somebody opens it and sets a new passphrase', async ({ page }) => {
  await server.restart();
  await page.goto(`${server.address}/unlock`);
  await page.getByRole('link', { name: keys.unlock.lost }).click();
  await arrive(page, keys.recovery.title);
  const fill = async (kit: string[]) => {
    await page.getByLabel(keys.recovery.kit).fill(kit.join(' '));
    await page.getByLabel(keys.recovery.newPassphrase, { exact: true }).fill(another);
    await page.getByLabel(keys.again).fill(another);
    await page.getByRole('button', { name: keys.recovery.submit }).click();
  };
  await fill(words.slice(1));
  await expect(page.getByRole('alert').filter({ hasText: '24' })).toBeVisible();
  await findNoBarrier(page);
  await fill(words);
  await arrive(page, accounts.signIn.title);
  await server.restart();
  await page.goto(`${server.address}/unlock`);
  await page.getByLabel(keys.passphrase).fill(another);
  await page.getByRole('button', { name: keys.unlock.submit }).click();
  await arrive(page, accounts.signIn.title);
});
