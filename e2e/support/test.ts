import { type Browser, type BrowserContext, test as base, type Page } from '@playwright/test';

export { expect } from '@playwright/test';

/** The people of the demonstration. */
export type Person = 'ayu' | 'bagus' | 'citra' | 'dewi' | 'eko';
export type Language = 'id' | 'en';
export type Look = { language?: Language; colorScheme?: 'light' | 'dark'; width?: number };

type State = Awaited<ReturnType<BrowserContext['storageState']>>;
type Kept = { state: State; usedAt: number };

/** A session that nobody used for so long may be over; well below what the product allows. */
const STILL_OPEN = 10 * 60_000;
type Fixtures = {
  /** A page somebody is signed in on: `const page = await as('ayu')`. */
  as(person: Person, look?: Look): Promise<Page>;
  /** A page nobody is signed in on. */
  stranger(look?: Look): Promise<Page>;
};

/** Signing in is done once per person and worker, through the page everybody uses; again after a long pause. */
export const test = base.extend<Fixtures, { signedIn: Map<Person, Kept> }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the parameter to know what a fixture needs
  signedIn: [async ({}, use) => use(new Map()), { scope: 'worker' }],

  as: async ({ browser, signedIn }, use) => {
    const opened: BrowserContext[] = [];
    await use(async (person, look = {}) => {
      const kept = signedIn.get(person);
      const isOpen = kept && Date.now() - kept.usedAt < STILL_OPEN;
      const storageState = isOpen ? kept.state : await signIn(browser, person);
      signedIn.set(person, { state: storageState, usedAt: Date.now() });
      const context = await browser.newContext({ ...optionsFor(look), storageState });
      opened.push(context);
      return inLanguage(context, look);
    });
    for (const context of opened) await context.close();
  },

  stranger: async ({ browser }, use) => {
    const opened: BrowserContext[] = [];
    await use(async (look = {}) => {
      const context = await browser.newContext(optionsFor(look));
      opened.push(context);
      return inLanguage(context, look);
    });
    for (const context of opened) await context.close();
  },
});

export async function signIn(browser: Browser, person: Person): Promise<State> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await chooseOnSignInPage(page, person);
  const state = await context.storageState();
  await context.close();
  return state;
}

export async function chooseOnSignInPage(page: Page, person: Person): Promise<void> {
  await page.goto('/sign-in');
  await page.getByRole('button', { name: new RegExp(`^${person}\\b`, 'i') }).click();
  await page.waitForURL((url) => url.pathname !== '/sign-in');
}

function optionsFor({ language = 'id', colorScheme = 'light', width = 1280 }: Look) {
  return {
    locale: language === 'id' ? 'id-ID' : 'en-GB',
    colorScheme,
    viewport: { width, height: width < 600 ? 740 : 900 },
  };
}

/** The language is chosen as the switch chooses it: a choice kept from signing in must not win. */
async function inLanguage(context: BrowserContext, { language = 'id' }: Look): Promise<Page> {
  const url = test.info().project.use.baseURL ?? '';
  await context.addCookies([{ name: 'pulang-language', value: language, url }]);
  return context.newPage();
}
