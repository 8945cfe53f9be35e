import type { Page } from '@playwright/test';
import { generateSync } from 'otplib';
import id from '../../messages/id.json' with { type: 'json' };
import { arrive } from './arrival';
import { expect } from './test';

/** What an authenticator app shows now, or some steps of 30 seconds later: each code counts once. */
export const codeOf = (secret: string, steps = 0) =>
  generateSync({ secret, epoch: Math.floor(Date.now() / 1000) + 30 * steps });

/** Enrols an authenticator on the page that asks for it, in Indonesian; answers its secret and the recovery codes. */
export async function enrol(page: Page): Promise<{ secret: string; codes: string[] }> {
  const { enrol: words, codes: kept } = id.accounts;
  await arrive(page, words.title);
  const secret = (await page.locator('[data-secret]').getAttribute('data-secret')) ?? '';
  await page.getByLabel(words.code).fill(codeOf(secret));
  await page.getByRole('button', { name: words.submit }).click();
  await expect(page.getByText(kept.title)).toBeVisible();
  const codes = await page.getByRole('main').getByRole('listitem').allTextContents();
  await page.getByRole('link', { name: kept.goOn }).click();
  return { secret, codes };
}
