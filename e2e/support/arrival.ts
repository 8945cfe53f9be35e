import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** Proves that we are where we meant to be: the one heading says so, and axe finds nothing on the page. */
export async function arrive(page: Page, heading: string | RegExp): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading);
  await findNoBarrier(page);
}

export async function findNoBarrier(page: Page): Promise<void> {
  await expectNoneOf(new AxeBuilder({ page }));
}

/** The rules of axe that depend on colours: a page seen by day is looked at again by night with these alone. */
export async function findNoFaintColour(page: Page): Promise<void> {
  await expectNoneOf(new AxeBuilder({ page }).withRules(['color-contrast', 'link-in-text-block']));
}

async function expectNoneOf(rules: AxeBuilder): Promise<void> {
  const { violations } = await rules.analyze();
  const found = violations.map(
    ({ id, help, nodes }) => `${id}: ${help}\n  ${nodes.map(({ html }) => html).join('\n  ')}`,
  );
  expect(found.join('\n')).toBe('');
}
