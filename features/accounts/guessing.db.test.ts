import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { db } from '@/db/client';
import { auditEntries, throttles, users } from '@/db/schema';
import { codeAt, enrolled, password, setUser, withPassword } from '@/test/accounts';
import { freshBase } from '@/test/base';
import { ayu, bagus, citra } from '@/test/people';
import { showFactor } from './commands/factors';
import { type Attempt, signIn } from './commands/sign-in';
import { hashOfSession } from './rules';
import { actorOf } from './session';

/** A thousand real comparisons would take minutes; here each is counted, with what it was compared with. */
const evaluated = vi.hoisted(() => [] as string[]);
vi.mock('@node-rs/argon2', () => ({
  hash: async (text: string) => `hash of ${text}`,
  verify: async (hash: string, text: string) => {
    evaluated.push(hash);
    return hash === `hash of ${text}`;
  },
}));

freshBase();
beforeEach(() => evaluated.splice(0));

const start = new Date('2026-03-01T08:00:00Z');
const later = (seconds: number) => new Date(start.getTime() + seconds * 1000);
const DAY = 86_400;
const wrong: Attempt = { signInName: 'ayu', password: 'kopi hujan sore jendela' };
const hashOf = async (id: string) =>
  (await (await db()).select().from(users).where(eq(users.id, id)))[0]?.passwordHash ?? '';
const countOf = (hash: string) => evaluated.filter((each) => each === hash).length;

describe('A thousand wrong passwords in a day', () => {
  test('are at most a hundred guesses, and Ayu still gets in on a browser she has used', async () => {
    const { device, secret } = await enrolled(ayu, later(-3600));
    const ayus = await hashOf(ayu.id);
    evaluated.splice(0);
    for (let n = 0; n < 1000; n += 1)
      expect(await signIn(wrong, later((n * DAY) / 1000))).toEqual({ refused: 'no-match' });
    expect(evaluated).toHaveLength(1000);
    expect(countOf(ayus)).toBeGreaterThan(50);
    expect(countOf(ayus)).toBeLessThanOrEqual(100);
    console.info(`evaluated ${countOf(ayus)} of 1000 wrong passwords`);

    const now = later(DAY - 1);
    await signIn(wrong, now);
    expect(await signIn({ signInName: 'ayu', password }, now)).toEqual({ refused: 'no-match' });
    const answer = await signIn({ signInName: 'ayu', password, device }, now);
    if ('refused' in answer) throw new Error('Ayu did not get in');
    const seat = { staff: ayu, sessionId: hashOfSession(answer.sid), device };
    expect(await showFactor(seat, codeAt(secret, now), now)).toEqual({ factor: 'authenticator' });
    expect(await actorOf(answer.sid, now)).toMatchObject(ayu);
  });

  test('sent as fast as they are taken, or saved up first, are at most a hundred in any day of three', async () => {
    await withPassword(ayu);
    await signIn(wrong, later(-DAY / 2));
    const ayus = await hashOf(ayu.id);
    const taken: number[] = [];
    let now = start;
    while (now < later(3 * DAY)) {
      const before = countOf(ayus);
      await signIn(wrong, now);
      if (countOf(ayus) > before) taken.push(now.getTime() / 1000);
      const [{ freeAt } = { freeAt: now }] = await (await db()).select().from(throttles);
      now = new Date(Math.max(freeAt.getTime(), now.getTime() + 1000));
    }
    const busiest = Math.max(...taken.map((from) => taken.filter((at) => at >= from && at < from + DAY).length));
    expect(busiest).toBeLessThanOrEqual(100);
    expect(busiest).toBeGreaterThan(50);
  });

  test('sent at once are as many', async () => {
    await withPassword(ayu);
    await Promise.all(Array.from({ length: 60 }, () => signIn(wrong, start)));
    expect(countOf(await hashOf(ayu.id))).toBeLessThanOrEqual(6);
  });

  test('are recorded each, with whether they were evaluated', async () => {
    await withPassword(ayu);
    for (let n = 0; n < 10; n += 1) await signIn(wrong, start);
    const entries = (await (await db()).select().from(auditEntries)).filter(({ act }) => act === 'session.refused');
    const reasons = entries.map(({ details }) => JSON.parse(details).reason);
    expect(reasons).toEqual([...Array(5).fill('no-match'), ...Array(5).fill('too-many')]);
  });
});

describe('Ayu after a bad morning', () => {
  test('is let in again when her wait is over, without a browser that is known', async () => {
    await withPassword(ayu);
    for (let n = 0; n < 8; n += 1) await signIn(wrong, start);
    expect(await signIn({ signInName: 'ayu', password }, start)).toEqual({ refused: 'no-match' });
    expect(await signIn({ signInName: 'ayu', password }, later(1200))).toHaveProperty('sid');
  });

  test('is not known by the browser of Bagus', async () => {
    await enrolled(ayu, start);
    const { device } = await enrolled(bagus, start);
    for (let n = 0; n < 8; n += 1) await signIn(wrong, start);
    expect(await signIn({ signInName: 'ayu', password, device }, start)).toEqual({ refused: 'no-match' });
  });

  test('has a count on her own browser as well', async () => {
    const { device } = await enrolled(ayu, start);
    for (let n = 0; n < 8; n += 1) await signIn({ ...wrong, device }, start);
    expect(await signIn({ signInName: 'ayu', password, device }, start)).toEqual({ refused: 'no-match' });
    expect(await signIn({ signInName: 'ayu', password }, start)).toHaveProperty('sid');
  });
});

test('Accounts that exist, do not exist, are disabled or have not come yet cannot be told apart', async () => {
  await withPassword(ayu, citra);
  await setUser(citra.id, { disabledAt: start });
  const table = new Map<string, string[]>();
  for (const signInName of ['ayu', 'nobody', 'citra', 'bagus']) {
    const lines: string[] = [];
    for (let second = 0; second < 40; second += 2) {
      evaluated.splice(0);
      const answer = await signIn({ signInName, password: wrong.password }, later(second));
      const counts = (await (await db()).select().from(throttles)).map(({ failures }) => failures);
      lines.push(`${JSON.stringify(answer)} after ${evaluated.length} comparison, count ${counts.at(-1)}`);
    }
    table.set(signInName, lines);
  }
  expect(table.get('ayu')?.at(-1)).toContain('"no-match"');
  for (const lines of table.values()) expect(lines).toEqual(table.get('ayu'));
  // Nor by the right password, where it opens nothing.
  expect(await signIn({ signInName: 'citra', password }, later(DAY))).toEqual({ refused: 'no-match' });
});

describe('Codes of the second factor', () => {
  test('are guessed at most twenty times a day', async () => {
    const { secret } = await enrolled(ayu, later(-3600));
    let last: unknown;
    for (let minute = 0; minute < 24 * 60; minute += 5) {
      const now = later(minute * 60);
      const answer = await signIn({ signInName: 'ayu', password, device: 'of a thief' }, now);
      if ('refused' in answer) throw new Error('the thief has the password');
      const seat = { staff: ayu, sessionId: hashOfSession(answer.sid), device: 'of a thief' };
      last = await showFactor(seat, minute === 1435 ? codeAt(secret, now) : '000000', now);
    }
    expect(last).toEqual({ refused: 'wrong-code' });
    const entries = (await (await db()).select().from(auditEntries)).filter(({ act }) => act === 'factor.refused');
    const tried = entries.filter(({ details }) => JSON.parse(details).reason === 'wrong-code');
    expect(tried).toHaveLength(20);
  });
});
