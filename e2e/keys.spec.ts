import id from '../messages/id.json' with { type: 'json' };
import { arrive } from './support/arrival';
import { expect, test } from './support/test';

const { keys } = id;
const passphrase = 'perahu kuning di teluk';

test('Eko becomes a key-holder, prints a new kit and replaces the master key; the case he does not see still opens', async ({
  as,
}) => {
  const page = await as('eko');
  await page.goto('/administration');
  await page.getByRole('link', { name: keys.page.link }).click();
  await arrive(page, keys.page.title);

  await page.getByLabel(keys.page.confirm).last().fill(passphrase);
  await page.getByRole('button', { name: keys.page.rotateSubmit, exact: true }).click();
  await expect(page.getByRole('alert').filter({ hasText: keys.refused['not-holder'] })).toBeVisible();

  await page.getByLabel(keys.passphrase, { exact: true }).fill(passphrase);
  await page.getByLabel(keys.again).fill('perahu kuning di muara');
  await page.getByRole('button', { name: keys.page.add }).click();
  await expect(page.getByRole('alert').filter({ hasText: keys.errors.differs })).toBeVisible();
  await page.getByLabel(keys.passphrase, { exact: true }).fill(passphrase);
  await page.getByLabel(keys.again).fill(passphrase);
  await page.getByRole('button', { name: keys.page.add }).click();
  await expect(page.getByText(keys.page.added)).toBeVisible();
  await expect(page.getByRole('row', { name: /Eko/ })).toBeVisible();

  await page.getByLabel(keys.page.confirm).first().fill(passphrase);
  await page.getByRole('button', { name: keys.page.kitSubmit }).click();
  await arrive(page, keys.kit.title);
  const items = await page.getByRole('region', { name: keys.kit.words }).getByRole('listitem').allTextContents();
  const words = items.map((text) => text.replace(/^\d+\s*/, '').trim());
  expect(words).toHaveLength(24);
  await page.getByRole('button', { name: keys.kit.taken }).click();
  await arrive(page, keys.words.title);
  for (const field of await page.getByRole('main').getByRole('textbox').all()) {
    const label = (await field.evaluate((input: HTMLInputElement) => input.labels?.[0]?.textContent)) ?? '';
    await field.fill(words[Number(label.match(/\d+/)?.[0]) - 1] ?? '');
  }
  await page.getByRole('button', { name: keys.words.confirm }).click();
  await arrive(page, keys.page.title);
  await expect(page.getByRole('row', { name: new RegExp(keys.page.sheet) })).toBeVisible();

  await page.getByLabel(keys.page.confirm).last().fill(passphrase);
  await page.getByRole('button', { name: keys.page.rotateSubmit, exact: true }).click();
  await expect(page.getByRole('status').filter({ hasText: /diganti/ })).toBeVisible();
  const ayu = await as('ayu');
  await ayu.goto('/cases');
  await ayu.locator('main table a[href^="/cases/"]').first().click();
  await expect(ayu.getByRole('heading', { level: 1 })).toBeVisible();

  await page.getByLabel(keys.page.confirm).nth(1).fill(passphrase);
  await page.getByLabel(keys.page.holder).selectOption({ index: 1 });
  await page.getByRole('button', { name: keys.page.removeSubmit, exact: true }).click();
  await expect(page.getByRole('alert').filter({ hasText: keys.refused['last-passphrase'] })).toBeVisible();
});

test('Citra finds no page of keys', async ({ as }) => {
  const page = await as('citra');
  expect((await page.goto('/administration/keys'))?.status()).toBe(404);
  expect((await page.goto('/administration/keys/kit'))?.status()).toBe(404);
});
