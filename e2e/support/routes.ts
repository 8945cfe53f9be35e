import { expect, type Page } from '@playwright/test';
import type { Person } from './test';

export type Route = { path: string; by?: Person; status?: number; find?: (page: Page) => Promise<string> };

/** The address of the newest case in the list: a reference cannot be written down here beforehand. */
async function firstCase(page: Page): Promise<string> {
  await page.goto('/cases');
  const link = page.locator('main table a[href^="/cases/"]').first();
  return (await link.getAttribute('href')) ?? '/cases';
}

/** The address of the newest intake. */
async function firstIntake(page: Page): Promise<string> {
  await page.goto('/cases/intake');
  return (await page.locator('main table a[href^="/cases/intake/"]').first().getAttribute('href')) ?? '/cases/intake';
}

/** The address of the first colleague in the list. */
async function firstColleague(page: Page): Promise<string> {
  await page.goto('/administration');
  return (
    (await page.locator('main table a[href^="/administration/"]').first().getAttribute('href')) ?? '/administration'
  );
}

/** The address of the newest person in the list. */
async function firstPerson(page: Page): Promise<string> {
  await page.goto('/people');
  return (await page.locator('main table a[href^="/people/"]').first().getAttribute('href')) ?? '/people';
}

/** The address of the likeliest pair; the server finds them by itself, some seconds after it started. */
async function firstPair(page: Page): Promise<string> {
  const link = page.locator('main table a[href^="/people/doubtful/"]').first();
  await expect
    .poll(
      async () => {
        await page.goto('/people/doubtful');
        return link.count();
      },
      { timeout: 40_000 },
    )
    .toBeGreaterThan(0);
  return (await link.getAttribute('href')) ?? '/people/doubtful';
}

/** The address of the newest joining; of the people with several cases some were joined, the others are of one file. */
async function firstJoining(page: Page): Promise<string> {
  await page.goto('/people?several=yes');
  const people = await page
    .locator('main table a[href^="/people/"]')
    .evaluateAll((links) => links.map((each) => each.getAttribute('href') ?? ''));
  for (const person of people) {
    await page.goto(person);
    const link = page.locator('main a[href^="/people/joinings/"]');
    if ((await link.count()) > 0) return (await link.first().getAttribute('href')) ?? '';
  }
  throw new Error('nobody in the list was joined');
}

/** The address of an edition of May 2023; begun where there is none yet. */
async function firstEdition(page: Page): Promise<string> {
  await page.goto('/reports/2023-05');
  const link = page.locator('main table a[href^="/reports/editions/"]').first();
  if ((await link.count()) > 0) return (await link.getAttribute('href')) ?? '/reports';
  await page.getByRole('button', { name: /Susun konsep|Draw up the draft/ }).click();
  // A story beside this one may have begun it meanwhile: then it is found in the list.
  await page.waitForURL('**/reports/editions/*', { timeout: 8_000 }).catch(() => page.goto('/reports/2023-05'));
  return (await link.count()) > 0 ? ((await link.getAttribute('href')) ?? '/reports') : new URL(page.url()).pathname;
}

/** The address of the template of the reader's own office. */
async function firstTemplate(page: Page): Promise<string> {
  await page.goto('/reports/templates');
  const link = page.locator('main table a[href^="/reports/templates/"]').first();
  return (await link.getAttribute('href')) ?? '/reports/templates';
}

/** The address of the newest referral that an office sent and that is not over. */
async function firstReferral(page: Page): Promise<string> {
  await page.goto('/referrals');
  return (await page.locator('main table a[href^="/referrals/"]').first().getAttribute('href')) ?? '/referrals';
}

const ofCase = (rest: string): Route => ({
  path: `/cases/[reference]${rest}`,
  by: 'ayu',
  find: async (page) => (await firstCase(page)) + rest,
});

/** The address of an operation that headquarters may change: the newest. */
const ofOperation = (rest: string): Route => ({
  path: `/operations/[operation]${rest}`,
  by: 'citra',
  find: async (page) => {
    await page.goto('/operations');
    const link = page.locator('main table a[href^="/operations/"]').first();
    return ((await link.getAttribute('href')) ?? '/operations') + rest;
  },
});

/** The address of the first compound of the register. */
async function firstCompound(page: Page): Promise<string> {
  await page.goto('/operations/compounds');
  const link = page.locator('main table a[href^="/operations/compounds/"]').first();
  return (await link.getAttribute('href')) ?? '/operations/compounds';
}

/** Every page there is, and who looks at it. Nobody: without signing in. */
export const routes: Route[] = [
  { path: '/sign-in' },
  { path: '/sign-in/enrol', by: 'ayu' },
  { path: '/', by: 'citra' },
  { path: '/dashboard', by: 'dewi' },
  { path: '/dashboard/KH', by: 'dewi' },
  { path: '/dashboard/again', by: 'dewi' },
  { path: '/figures/alerts', by: 'citra' },
  { path: '/cases', by: 'ayu' },
  { path: '/cases/new', by: 'ayu' },
  { path: '/cases/intake', by: 'ayu' },
  { path: '/cases/intake/[intake]', by: 'ayu', find: firstIntake },
  ofCase(''),
  ofCase('/status'),
  ofCase('/return'),
  ofCase('/closure'),
  ofCase('/edit/who'),
  ofCase('/edit/recruitment'),
  ofCase('/again'),
  ofCase('/consents'),
  ofCase('/contacts'),
  ofCase('/documents'),
  ofCase('/papers'),
  { path: '/administration/letters', by: 'eko' },
  ofCase('/follow-up'),
  { path: '/follow-ups', by: 'ayu' },
  { path: '/returns', by: 'ayu' },
  { path: '/administration/follow-up', by: 'citra' },
  { path: '/services', by: 'ayu' },
  { path: '/tasks', by: 'ayu' },
  { path: '/tasks/load', by: 'citra' },
  { path: '/operations', by: 'ayu' },
  { path: '/operations/new', by: 'ayu' },
  ofOperation(''),
  ofOperation('/edit'),
  ofOperation('/course'),
  ofOperation('/add'),
  ofOperation('/documents'),
  { path: '/operations/compounds', by: 'ayu' },
  { path: '/operations/compounds/new', by: 'ayu' },
  { path: '/operations/compounds/[compound]', by: 'ayu', find: firstCompound },
  {
    ...{ path: '/operations/compounds/[compound]/edit', by: 'ayu' },
    find: async (page) => `${await firstCompound(page)}/edit`,
  },
  ofCase('/rights'),
  ofCase('/rights/erasure'),
  ofCase('/referrals'),
  ofCase('/referrals/new?to=office'),
  ofCase('/referrals/new?to=partner'),
  ofCase('/referrals/new?to=notice'),
  ofCase('/transfer'),
  { path: '/referrals', by: 'ayu' },
  { path: '/referrals/[referral]', by: 'ayu', find: firstReferral },
  { path: '/administration/partners', by: 'eko' },
  { path: '/package/an-address-that-is-over' },
  { path: '/rights', by: 'citra' },
  { path: '/administration/publishing', by: 'eko' },
  { path: '/administration/retention', by: 'eko' },
  { path: '/administration/identities', by: 'eko' },
  { path: '/people', by: 'ayu' },
  { path: '/people/[person]', by: 'ayu', find: firstPerson },
  { path: '/people/doubtful', by: 'citra' },
  { path: '/people/doubtful/[pair]', by: 'citra', find: firstPair },
  { path: '/people/joinings/[merge]', by: 'citra', find: firstJoining },
  { path: '/people/second-list', by: 'ayu' },
  { path: '/figures', by: 'dewi' },
  { path: '/figures/view', by: 'dewi' },
  { path: '/figures/definitions/new', by: 'dewi' },
  { path: '/figures/events', by: 'citra' },
  { path: '/release', by: 'dewi' },
  { path: '/release/new?kind=public&month=2026-10', by: 'dewi' },
  { path: '/figures/compare', by: 'dewi' },
  { path: '/figures/wall', by: 'ayu' },
  { path: '/reports', by: 'dewi' },
  { path: '/reports/2023-05', by: 'dewi' },
  { path: '/figures/published', by: 'dewi' },
  { path: '/figures/published/F27', by: 'dewi' },
  { path: '/figures/published/new', by: 'dewi' },
  { path: '/reports/editions/[edition]', by: 'dewi', find: firstEdition },
  {
    ...{ path: '/reports/editions/[edition]/edit', by: 'dewi' },
    find: async (page) => `${await firstEdition(page)}/edit`,
  },
  { path: '/reports/templates', by: 'citra' },
  { path: '/reports/templates/[office]', by: 'citra', find: firstTemplate },
  { path: '/account', by: 'ayu' },
  { path: '/administration', by: 'eko' },
  { path: '/administration/backups', by: 'eko' },
  { path: '/administration/keys', by: 'eko' },
  { path: '/notices', by: 'citra' },
  { path: '/approvals', by: 'citra' },
  { path: '/emergency', by: 'citra' },
  { ...ofCase('/locks'), by: 'citra' },
  { path: '/audit', by: 'citra' },
  ofCase('/looks'),
  { path: '/administration/[colleague]', by: 'eko', find: firstColleague },
  { path: '/invitation/a-link-that-is-over' },
  { path: '/no-such-page', by: 'ayu', status: 404 },
];
