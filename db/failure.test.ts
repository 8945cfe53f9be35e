import { inspect } from 'node:util';
import { eq, sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { troubleWithBase } from '@/bin/commands/base';
import { isRefused } from '@/lib/errors';
import { makeLog, quietConsole } from '@/lib/log';
import { textsFor } from '@/lib/texts';
import { freshBase } from '@/test/base';
import { ayu, machine } from '@/test/people';
import { change, isDuplicate } from './change';
import { db } from './client';
import { fingerprints, offices, persons, users } from './schema';
import { store } from './store';

freshBase();

/** What a log must never hold: a name, a NIK, a name to sign in with, the fingerprint of a passport. */
const secrets = ['Siti Rahmawati', '3273014501990002', 'siti.rahmawati', 'f00dfeed5ea1ed00'];
const [name = '', nik = '', signInName = '', print = ''] = secrets;
const now = new Date('2026-11-20T02:00:00Z');

/** Values no query takes, on either engine: a row that breaks a rule, a column that is not there, a text that is no number. */
const failing: Record<string, () => Promise<unknown>> = {
  'a name that is there already': () =>
    change(machine, async (tx) => {
      const user = { name, signInName, role: 'analyst' as const, officeId: ayu.officeId, createdAt: now };
      await tx.insert(users).values({ ...user, id: 'user-1' });
      await tx.insert(users).values({ ...user, id: 'user-2' });
    }),
  'a fingerprint of nobody': () =>
    change(machine, async (tx) => {
      await tx.insert(fingerprints).values({ id: nik, personId: name, kind: 'passport', fingerprint: print });
    }),
  'a word for a number': () =>
    change(machine, (tx) => tx.update(persons).set({ birthYear: sql`${nik} + ${name}::integer` })),
  'a column that is not there': async () =>
    (await db()).select({ name: sql`nama_lengkap` }).from(users).where(eq(users.signInName, signInName)),
  'a prepared question': async () =>
    (await db())
      .select({ name: sql`no_such_column` })
      .from(users)
      .where(eq(users.name, sql.placeholder('name')))
      .prepare('failing')
      .execute({ name }),
  'a count': async () => (await db()).$count(users, sql`no_such_column = ${name}`),
  'the same key twice': async () => {
    const key = { personId: nik, version: 1, wrapped: Buffer.from(name) };
    await (await store()).keys.put([key]);
    await (await store()).keys.put([key]);
  },
};

async function failureOf(act: () => Promise<unknown>): Promise<Error> {
  const failure = await act().then(
    () => undefined,
    (error: unknown) => error,
  );
  if (!(failure instanceof Error)) throw new Error('it did not fail');
  return failure;
}

describe('An error of the base', () => {
  test.each(Object.keys(failing))('about %s holds no value, wherever it goes', async (what) => {
    const failure = await failureOf(failing[what] ?? fail);
    const written: string[] = [];
    const log = makeLog({ write: (line) => void written.push(line) });
    log.error({ error: failure }, 'a request failed');
    const nextsOwn = { error() {}, warn() {}, info() {}, log() {}, debug() {} };
    quietConsole(nextsOwn, log);
    (nextsOwn.error as typeof console.error)(' ⨯', failure, { digest: '1' });
    const said = troubleWithBase(failure, textsFor('en'));
    const everything = [inspect(failure, { depth: 9, showHidden: true }), failure.stack, ...written, inspect(said)];
    expect(everything.join('\n')).toContain('BaseFailure');
    expect(secrets.filter((secret) => everything.join('\n').includes(secret))).toEqual([]);
  });

  test('still says what failed, and where', async () => {
    const failure = await failureOf(failing['a name that is there already'] ?? fail);
    expect(failure.message).toMatch(
      /^The base refused insert users \((SQLITE_CONSTRAINT_UNIQUE|23505)\): .*sign_?in_?name/i,
    );
    expect(failure.stack).toMatch(/\n {4}at \S/);
    expect(isDuplicate(failure, 'sign_in_name')).toBe(true);
    expect(isDuplicate(failure, 'reference')).toBe(false);
  });

  test('is told from a refusal and from an error of ours, which stay as they are', async () => {
    const own = new Error('a sentence of ours');
    expect(
      await failureOf(() =>
        change(machine, async () => {
          throw own;
        }),
      ),
    ).toBe(own);
    const refused = await change(machine, async () => ({ refused: 'no' as const }));
    expect(isRefused(refused)).toBe(true);
  });

  test('spoils nothing that works: rows are read and written as before', async () => {
    const prepared = (await db())
      .select()
      .from(offices)
      .where(eq(offices.id, sql.placeholder('id')))
      .prepare('office');
    expect(await prepared.execute({ id: ayu.officeId })).toHaveLength(1);
    expect(await (await db()).$count(users, eq(users.id, ayu.id))).toBe(1);
  });
});

function fail(): never {
  throw new Error('there is no such test');
}
