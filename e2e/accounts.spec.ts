import type { Browser, Page } from '@playwright/test';
import id from '../messages/id.json' with { type: 'json' };
import { arrive } from './support/arrival';
import { codeOf, enrol } from './support/factors';
import { expect, test } from './support/test';

const { accounts, app } = id;
const password = 'tujuh belas kapal biru';
/** Told again in the same base, the stories are about other people. */
const stamp = Date.now().toString(36);
const [olu, rini, wati, tono] = ['Olu', 'Rini', 'Wati', 'Tono'].map((name) => `${name}-${stamp}`) as Four;
type Four = [string, string, string, string];
type Joined = { name: string; page: Page; secret: string; codes: string[] };

/** Eko invites somebody; answers the link he hands over. */
async function invite(eko: Page, name: string): Promise<string> {
  await eko.goto('/administration');
  const form = eko.locator('form', { has: eko.getByRole('button', { name: accounts.administration.addUser }) });
  await form.getByLabel(accounts.name, { exact: true }).fill(name);
  await form.getByLabel(accounts.signInName).fill(name.toLowerCase());
  await form.getByLabel(accounts.role, { exact: true }).selectOption('caseworker');
  await form.getByLabel(accounts.office, { exact: true }).selectOption({ index: 1 });
  await form.getByRole('button', { name: accounts.administration.addUser }).click();
  await expect(eko.getByText(accounts.invitations.made.replace('{name}', name))).toBeVisible();
  return eko.getByLabel(accounts.invitations.label).inputValue();
}

async function choosePassword(page: Page): Promise<void> {
  await page.getByLabel(accounts.invitation.password).fill(password);
  await page.getByLabel(accounts.setUp.again).fill(password);
  await page.getByRole('button', { name: accounts.invitation.submit }).click();
}

/** Somebody new, in a browser of their own, as far as their first page. */
async function join(browser: Browser, eko: Page, name: string): Promise<Joined> {
  const context = await browser.newContext({ locale: 'id-ID' });
  const page = await context.newPage();
  await page.goto(await invite(eko, name));
  await choosePassword(page);
  const factors = await enrol(page);
  await expect(page.getByRole('banner')).toContainText(name);
  return { name, page, ...factors };
}

async function givePassword(page: Page, name: string): Promise<void> {
  await page.goto('/sign-in');
  await page.getByLabel(accounts.signInName).fill(name);
  await page.getByLabel(accounts.password).fill(password);
  await page.getByRole('button', { name: accounts.signIn.submit, exact: true }).click();
  await arrive(page, accounts.factor.title);
}

async function giveCode(page: Page, code: string): Promise<void> {
  await page.getByLabel(accounts.factor.code).fill(code);
  await page.getByRole('button', { name: accounts.factor.submit }).click();
}

async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: app.signOut }).click();
  await expect(page).toHaveURL(/\/sign-in/);
}

/** The same cookies in another browser, as somebody would carry them away. */
async function copied(browser: Browser, { page }: Joined): Promise<Page> {
  const context = await browser.newContext({ storageState: await page.context().storageState(), locale: 'id-ID' });
  const copy = await context.newPage();
  await copy.goto('/account');
  await arrive(copy, accounts.account.title);
  return copy;
}

async function isOut(page: Page): Promise<void> {
  await page.goto('/account');
  await expect(page).toHaveURL(/\/sign-in/);
}

test('An invited colleague chooses a password, sets up the phone, keeps the codes, and the link is used up', async ({
  as,
  browser,
}) => {
  const eko = await as('eko');
  const link = await invite(eko, olu);
  const context = await browser.newContext({ locale: 'id-ID' });
  const page = await context.newPage();
  await page.goto(link);
  await page.reload(); // looking uses nothing up
  await arrive(page, accounts.invitation.title.replace('{name}', olu));
  expect(await page.title()).not.toContain(olu);
  await page.getByLabel(accounts.invitation.password).fill('pendek');
  await page.getByLabel(accounts.setUp.again).fill('pendek');
  await page.getByRole('button', { name: accounts.invitation.submit }).click();
  await expect(page.getByRole('alert').filter({ hasText: accounts.errors['too-short'] })).toBeVisible();
  await choosePassword(page);

  await arrive(page, accounts.enrol.title);
  await page.goto('/cases'); // nothing else opens
  await expect(page).toHaveURL(/\/sign-in\/enrol/);
  const { secret, codes } = await enrol(page);
  expect(new Set(codes).size).toBe(10);
  await expect(page.getByRole('banner')).toContainText(olu);
  await page.goto(link);
  await arrive(page, accounts.invitation.over);
  await page.goto('/');

  await signOut(page);
  await givePassword(page, olu);
  await page.goto('/cases');
  await expect(page).toHaveURL(/\/sign-in\/factor/);
  await giveCode(page, codeOf(secret, -5));
  await expect(page.getByRole('alert').filter({ hasText: accounts.factor.refused['wrong-code'] })).toBeVisible();
  await giveCode(page, codes[0] ?? '');
  await expect(page.getByRole('banner')).toContainText(olu);

  await signOut(page);
  await givePassword(page, olu);
  await giveCode(page, codes[0] ?? ''); // each once
  await expect(page.getByRole('alert').filter({ hasText: accounts.factor.refused['wrong-code'] })).toBeVisible();
  await giveCode(page, codeOf(secret, 1));
  await expect(page.getByRole('banner')).toContainText(olu);
  await context.close();
});

test('Whoever copied a cookie is out at the next request: signing out, a new password, another role, disabling', async ({
  as,
  browser,
}) => {
  test.setTimeout(180_000);
  const eko = await as('eko');
  const victim = await join(browser, eko, rini);
  const again = async (code: string) => {
    await givePassword(victim.page, rini);
    await giveCode(victim.page, code);
    await expect(victim.page.getByRole('banner')).toContainText(rini);
  };
  const ekoAbout = async () => {
    await eko.goto('/administration');
    await eko.getByRole('link', { name: rini }).click();
    await arrive(eko, rini);
  };

  let thief = await copied(browser, victim);
  await signOut(victim.page);
  await isOut(thief);

  await again(victim.codes[1] ?? '');
  thief = await copied(browser, victim);
  const elsewhere = await (await browser.newContext({ locale: 'id-ID' })).newPage();
  await givePassword(elsewhere, rini);
  await giveCode(elsewhere, victim.codes[2] ?? '');
  await elsewhere.goto('/account');
  await elsewhere.getByText(accounts.account.changePassword).first().click();
  await elsewhere.getByLabel(accounts.account.oldPassword).first().fill(password);
  await elsewhere.getByLabel(accounts.account.newPassword).fill(password);
  await elsewhere.getByLabel(accounts.setUp.again).fill(password);
  await elsewhere.getByRole('button', { name: accounts.account.changePassword }).click();
  await expect(elsewhere.getByText(accounts.account.passwordChanged)).toBeVisible();
  await isOut(thief);
  await isOut(victim.page);

  await again(victim.codes[3] ?? '');
  thief = await copied(browser, victim);
  await ekoAbout();
  await eko.getByLabel(accounts.role, { exact: true }).selectOption('analyst');
  await eko.getByRole('button', { name: app.save }).click();
  await expect(eko.getByText(accounts.colleague.moved)).toBeVisible();
  await isOut(thief);

  await again(victim.codes[4] ?? '');
  thief = await copied(browser, victim);
  await ekoAbout();
  await eko.getByRole('button', { name: accounts.colleague.disable }).click();
  await expect(eko.getByText(accounts.colleague.isDisabled)).toBeVisible();
  await isOut(thief);
  await victim.page.context().close();
});

test('A colleague sees where she is signed in and ends one of them', async ({ as, browser }) => {
  const her = await join(browser, await as('eko'), wati);
  const other = await (await browser.newContext({ locale: 'id-ID' })).newPage();
  await givePassword(other, wati);
  await giveCode(other, her.codes[0] ?? '');
  await expect(other.getByRole('banner')).toContainText(wati);
  await her.page.getByRole('banner').getByRole('link', { name: wati }).click();
  await arrive(her.page, accounts.account.title);
  await expect(her.page.getByText(accounts.account.present)).toBeVisible();
  const end = her.page.getByRole('button', { name: new RegExp(`^${accounts.account.end} .* · `) });
  await end.click();
  await expect(end).toHaveCount(0);
  await isOut(other);
  await her.page.context().close();
});

test('A passkey is added and shown in place of a code, then removed', async ({ as, browser }) => {
  const him = await join(browser, await as('eko'), tono);
  const { page } = him;
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  await page.goto('/account');
  await page.getByText(accounts.account.addPasskey).first().click();
  const form = page.locator('form', { has: page.getByLabel(accounts.account.passkeyName) });
  await form.getByLabel(accounts.account.passkeyName).fill('Kunci biru');
  await form.getByLabel(accounts.account.oldPassword).fill(password);
  await form.getByLabel(accounts.account.current).fill('000000');
  await form.getByRole('button', { name: accounts.account.addPasskey }).click();
  await expect(page.getByText(accounts.account.refused['wrong-proof'])).toBeVisible();
  await form.getByLabel(accounts.account.current).fill(him.codes[0] ?? '');
  await form.getByRole('button', { name: accounts.account.addPasskey }).click();
  await expect(page.getByText(accounts.account.passkeyAdded)).toBeVisible();
  await expect(page.getByRole('button', { name: `${accounts.account.remove} Kunci biru` })).toBeVisible();

  await signOut(page);
  await givePassword(page, tono);
  await page.getByRole('button', { name: accounts.factor.passkey }).click();
  await expect(page.getByRole('banner')).toContainText(tono);

  await page.goto('/account');
  await page.getByRole('button', { name: `${accounts.account.remove} Kunci biru` }).click();
  await expect(page.getByText(accounts.account.noPasskey)).toBeVisible();
  await signOut(page);
  await givePassword(page, tono);
  await expect(page.getByRole('button', { name: accounts.factor.passkey })).toHaveCount(0);
  await page.context().close();
});
