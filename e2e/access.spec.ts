import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { type Answer, ask, call, comparable, endWorld, makeWorld, send, type World, wholeBase } from './support/asking';
import { type Action, actions, addresses, filled, isPage, NOBODY } from './support/doors';

/**
 * Everything the app answers to, asked for over HTTP by everybody there can be. What to expect is the table "Pages and
 * addresses" of docs/access.md; what there is, the manifests of the build say. Nothing is skipped: it prints how many
 * cells it compared.
 */
test.describe.configure({ timeout: 1_800_000 });

const roles = ['caseworker', 'supervisor', 'supervisor at headquarters', 'analyst', 'administrator'] as const;
/** Whose answers are those of another column, or of somebody who is not there at all. */
const outside = ['signed out', 'disabled', 'without the second factor'] as const;
const records = ['own office', 'another office', 'locked out of it', 'not there'] as const;

const ABSENT = 'PNH-2026-98765';
let world: World;
let cells = 0;

test.beforeAll(async () => {
  world = await makeWorld();
});
test.afterAll(async () => {
  await endWorld();
  console.log(`Over HTTP the table holds in ${cells} cells.`);
});

const cookie = (who: string) => world.cookies[who] ?? '';
const atHeadquarters = (who: string) => !['caseworker', 'supervisor'].includes(who);

function referenceFor(who: string, record: string): string {
  const { mission, headquarters, elsewhere, lockedAway } = world.references;
  if (record === 'own office') return atHeadquarters(who) ? headquarters : mission;
  if (record === 'another office') return elsewhere;
  return record === 'locked out of it' ? lockedAway : ABSENT;
}

type Row = { address: string; record: string; answers: string[] };

function tableOfAddresses(): Row[] {
  const [, rest = ''] = readFileSync('docs/access.md', 'utf8').split('## Pages and addresses\n');
  const lines = (rest.split('\n## ')[0] ?? '').split('\n').filter((line) => line.startsWith('| `'));
  return lines.map((line) => {
    const [address = '', record = '', ...answers] = line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim().replaceAll('`', ''));
    return { address, record, answers };
  });
}

/** What an answer is, in a word of the table. Data always comes with 200 and says inside what became of it. */
function wordFor({ status, body }: Answer): string {
  if (status === 404 || body.includes('NEXT_HTTP_ERROR_FALLBACK;404')) return 'not found';
  if ((status >= 300 && status < 400) || body.includes('NEXT_REDIRECT;')) return 'elsewhere';
  return status === 200 ? 'page' : String(status);
}

/** The pages of a case, and those of its person. */
const isAboutCase = (address: string) => address.includes('[reference]') || address.includes('[person]');
const recordsOf = (address: string) => (isAboutCase(address) ? records : ['–']);
const at = (address: string, reference: string) => filled(address, reference, world.colleague, world.people[reference]);

function holdsNoIdentity(answer: Answer, where: string): void {
  for (const secret of world.secrets) expect(answer.body.includes(secret), `${where} tells ${secret}`).toBe(false);
  cells += 1;
}

/** What an answer about somebody else's case says otherwise than one about a case that was never given; empty: nothing. */
function difference(theirs: Answer, nothing: Answer, reference: string): string {
  const [one = [], other = []] = [theirs, nothing].map((each) => comparable(each, [reference, ABSENT]).split(' '));
  const extra = one.filter((word) => !other.includes(word)).map((word) => `+${word}`);
  return [...extra, ...other.filter((word) => !one.includes(word)).map((word) => `-${word}`)].join(' ');
}

test('The table names every page and address of the build', () => {
  const wanted = addresses().flatMap((address) => recordsOf(address).map((record) => `${address} · ${record}`));
  expect(tableOfAddresses().map(({ address, record }) => `${address} · ${record}`)).toEqual(wanted);
});

test('Every page and address answers each role as the table says, as a page and as data', async () => {
  const wrong: string[] = [];
  for (const { address, record, answers } of tableOfAddresses())
    for (const [n, who] of [...roles, 'with a role just reduced'].entries()) {
      const said = answers[who === 'with a role just reduced' ? roles.indexOf('analyst') : n];
      for (const data of isPage(address) ? [false, true] : [false]) {
        const answer = await ask(at(address, referenceFor(who, record)), cookie(who), data);
        const where = `${address} · ${record} · ${who}${data ? ' · as data' : ''}`;
        holdsNoIdentity(answer, where);
        if (wordFor(answer) !== said) wrong.push(`${where}: ${wordFor(answer)}, not ${said}`);
      }
    }
  expect(wrong).toEqual([]);
});

test('What is not yours answers exactly as what is not there', async () => {
  const wrong: string[] = [];
  for (const address of addresses().filter(isAboutCase))
    for (const who of [...roles, ...outside, 'with a role just reduced'])
      for (const record of ['another office', 'locked out of it'] as const)
        for (const data of [false, true]) {
          const row = tableOfAddresses().find((each) => each.address === address && each.record === record);
          const column = roles.indexOf(who === 'with a role just reduced' ? 'analyst' : (who as 'analyst'));
          if (row?.answers[column] !== 'not found' && column >= 0) continue;
          const reference = referenceFor(who, record);
          const theirs = await ask(at(address, reference), cookie(who), data);
          const nothing = await ask(at(address, ABSENT), cookie(who), data);
          cells += 1;
          const differs = difference(theirs, nothing, reference);
          if (differs) wrong.push(`${address} · ${record} · ${who} · ${data}: ${differs.slice(0, 300)}`);
        }
  expect(wrong).toEqual([]);
});

test('Whoever is not signed in is sent to the door from every page, whatever is there', async () => {
  const open = [
    '/sign-in',
    '/setup',
    '/unlock',
    '/invitation',
    '/package',
    '/session',
    '/exit',
    '/blank',
    '/signed-out',
    '/healthz',
  ];
  const wrong: string[] = [];
  for (const address of addresses().filter((each) => !open.some((start) => each.startsWith(start))))
    for (const who of outside)
      for (const record of recordsOf(address)) {
        const answer = await ask(at(address, referenceFor(who, record)), cookie(who));
        holdsNoIdentity(answer, `${address} · ${who}`);
        const sent = answer.status === 307 && answer.to.startsWith('/sign-in');
        if (!sent && ![401, 403, 404, 405].includes(answer.status)) wrong.push(`${address} · ${who}: ${answer.status}`);
      }
  expect(wrong).toEqual([]);
});

/** Actions on the way in and out, which visitors have. Everything else is called by everybody below. */
const doors =
  /^(sign|switchLanguage|giveSecondFactor|confirmAuthenticator|setUp|unlock|accept|join|leave|quit|lock[A-Z]|choosePassword)/;

/** What any of the forms might send about a case. */
const fieldsFor = (reference: string): Record<string, string> => ({
  reference,
  section: 'recruitment',
  version: '0',
  on: '2026-11-20',
  status: 'follow_up',
  reason: 'Alasan yang cukup panjang untuk dinilai',
  colleague: world.colleague,
  ...Object.fromEntries(
    [
      'contact',
      'id',
      'lock',
      'emergency',
      'approval',
      'notice',
      'draft',
      'submission',
      'request',
      'referral',
      'transfer',
    ].map((name) => [name, NOBODY]),
  ),
  person: world.people[reference] ?? NOBODY,
  kind: 'phone',
  value: '+62 811 000 111',
  terms: 'hanya pagi',
  safety: 'safe',
  scopes: 'family_contact',
  state: 'given',
  language: 'id',
  proof: 'spoken',
  decision: 'approved',
});

/** About oneself or one's own work, and no case: their pages show drafts, moments and counts that grow with each call. */
const aboutOneself = ({ name, page }: Action) =>
  ['logCase', 'discardNewCase'].includes(name) || /^\/(account|administration|audit|notices)/.test(page);

/** What a person may do with the case of another office; the rest reads as not there. */
const mayWith = (who: string, { name }: Action) => who === 'supervisor at headquarters' || name === 'askEmergency';

/** The tables in which the calls leave something of the caller's own work: new drafts, what others are told, links, settings. */
const mayWrite = (who: string) => [
  'drafts',
  'notices',
  ...(who === 'administrator' ? ['invitations', 'settings'] : []),
];

test('No action, called on its own page or on the sign-in page, tells of a case that is not yours or changes it', async () => {
  const wrong: string[] = [];
  const called = actions().filter(({ name }) => !doors.test(name));
  expect(called.length).toBeGreaterThan(20);
  for (const who of [...roles, ...outside, 'with a role just reduced']) {
    const before = wholeBase();
    for (const action of called)
      for (const page of [filled(action.page, ABSENT), '/sign-in']) {
        const nothing = await call(action, page, cookie(who), fieldsFor(ABSENT));
        for (const record of ['another office', 'locked out of it'] as const) {
          if (record === 'another office' && mayWith(who, action)) continue;
          const reference = referenceFor(who, record);
          const theirs = await call(action, page, cookie(who), fieldsFor(reference));
          const where = `${action.name} on ${page} · ${record} · ${who}`;
          holdsNoIdentity(theirs, where);
          if (difference(aboutOneself(action) ? { ...theirs, body: nothing.body } : theirs, nothing, reference))
            wrong.push(`${where}: ${theirs.status} ${theirs.to}, ${nothing.status} ${nothing.to}`);
        }
      }
    const now = wholeBase();
    const changed = Object.keys(now).filter((table) => now[table] !== before[table] && !mayWrite(who).includes(table));
    expect([who, changed]).toEqual([who, []]);
  }
  expect(wrong).toEqual([]);
});

/** The route handlers that take a form about a case, and what they answer to somebody whose case it is not. */
const forms = (reference: string): Record<string, Record<string, string>> => ({
  '/cases/drafts': { reference, section: 'recruitment', version: '0' },
  [`/cases/${reference}/rights/copy`]: { format: 'json', language: 'id' },
});

test('No draft and no access copy is made of a case that is not yours', async () => {
  const before = wholeBase();
  for (const n of Object.keys(forms(ABSENT)).keys())
    for (const who of [...roles, ...outside, 'with a role just reduced']) {
      const answers = new Set<string>();
      for (const record of ['another office', 'locked out of it', 'not there'] as const) {
        if (who === 'supervisor at headquarters' && record === 'another office') continue;
        const reference = referenceFor(who, record);
        const [path = '', fields = {}] = Object.entries(forms(reference))[n] ?? [];
        const answer = await send(path, cookie(who), fields);
        holdsNoIdentity(answer, `${path} · ${record} · ${who}`);
        expect(answer.status, `${path} · ${record} · ${who}`).toBeGreaterThanOrEqual(303);
        answers.add(comparable(answer, [reference, ABSENT]));
      }
      expect([who, answers.size]).toEqual([who, 1]);
    }
  expect(wholeBase()).toEqual(before);
});

test('Lists, counts and searches hold one’s own cases and none that is locked away', async () => {
  const search = actions().find(({ name }) => name === 'search');
  if (!search) throw new Error('there is no search');
  const { mission, headquarters, elsewhere, lockedAway } = world.references;
  const own: Record<string, string[]> = {
    caseworker: [mission],
    supervisor: [mission],
    'supervisor at headquarters': [mission, headquarters, elsewhere],
    analyst: [mission, headquarters, elsewhere],
    'with a role just reduced': [mission, headquarters, elsewhere],
  };
  for (const [who, seen] of Object.entries(own)) {
    const found = await call(search, '/cases', cookie(who), { words: world.secrets[0] ?? '' });
    const places = ['/cases?sort=updated', found.to.split(';')[0] ?? ''];
    for (const place of places) {
      const { body } = await ask(place, cookie(who));
      const byIdentity = place.includes('search=') && ['analyst', 'with a role just reduced'].includes(who);
      for (const reference of [mission, headquarters, elsewhere, lockedAway]) {
        cells += 1;
        expect(body.includes(reference), `${who} · ${place} · ${reference}`).toBe(
          seen.includes(reference) && !byIdentity,
        );
      }
    }
    for (const reference of [elsewhere, lockedAway, ABSENT].filter((each) => !seen.includes(each))) {
      const answer = await call(search, '/cases', cookie(who), { words: reference });
      cells += 1;
      expect(answer.to.includes(`/cases/${reference}`), `${who} · ${reference}`).toBe(false);
    }
  }
});

test('The same calls do work for one’s own case, so that the refusals above mean something', async () => {
  const { mission } = world.references;
  const named = (name: string) => actions().find((action) => action.name === name) as Action;
  const moved = await call(named('changeStatus'), `/cases/${mission}`, cookie('caseworker'), fieldsFor(mission));
  expect(moved.to).toContain(`/cases/${mission}?saved=1`);
  const kept = await send('/cases/drafts', cookie('caseworker'), forms(mission)['/cases/drafts'] ?? {});
  expect(kept.status).toBe(204);
  const opened = await call(named('openIdentity'), `/cases/${mission}`, cookie('caseworker'), { reference: mission });
  expect(opened.to).toContain(`/cases/${mission}`);
  const { body } = await ask(`/cases/${mission}`, cookie('caseworker'));
  for (const secret of world.secrets.slice(0, 2)) expect(body).toContain(secret);
  cells += 4;
});
