import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { firstBrokenLink } from '@/db/audit';
import { change } from '@/db/change';
import { db } from '@/db/client';
import { auditEntries, offices, sessions, users } from '@/db/schema';
import { missionOffices } from '@/features/offices/missions';
import { password, setUser, withPassword, worked } from '@/test/accounts';
import { freshBase } from '@/test/base';
import { ayu, bagus, machine } from '@/test/people';
import { chooseLanguage } from './commands/language';
import { endSession } from './commands/sessions';
import { type FirstAccount, setUp } from './commands/set-up';
import { signIn, signInToDemo } from './commands/sign-in';
import { hashPassword } from './passwords';
import { hashOfSession } from './rules';

freshBase();

const ayuHasAPassword = () => withPassword(ayu);
const update = (values: Partial<typeof users.$inferInsert>) => setUser(ayu.id, values);
const allSessions = async () => (await db()).select().from(sessions);
const lastEntry = async () => (await (await db()).select().from(auditEntries)).at(-1);

describe('Ayu signs in', () => {
  test('with her name in any case and her password', async () => {
    await ayuHasAPassword();
    const { sid } = worked(await signIn({ signInName: ' AYU ', password }));
    expect(await allSessions()).toMatchObject([{ id: hashOfSession(sid), userId: ayu.id, endedAt: null }]);
    expect(await lastEntry()).toMatchObject({ act: 'session.begun', subjectId: ayu.id });
    expect(await firstBrokenLink()).toBeNull();
  });

  test('and her password is kept as argon2id of the agreed cost', async () => {
    expect(await hashPassword(password)).toMatch(/^\$argon2id\$v=19\$m=65536,t=3,p=1\$/);
  });
});

describe('Nobody signs in', () => {
  const attempts = [
    ['with a wrong password', { signInName: 'ayu', password: 'kopi hujan sore jendela' }],
    ['with a name nobody has', { signInName: 'a-secret-typed-here', password }],
    ['as somebody without a password', { signInName: 'bagus', password: '' }],
  ] as const;
  test.each(attempts)('%s, and what was typed is not kept', async (_how, input) => {
    await ayuHasAPassword();
    expect(await signIn(input)).toEqual({ refused: 'no-match' });
    expect(await allSessions()).toEqual([]);
    const entry = await lastEntry();
    expect(entry?.act).toBe('session.refused');
    expect(JSON.stringify(entry)).not.toContain('a-secret-typed-here');
  });

  test('to a disabled account, in the same words', async () => {
    await ayuHasAPassword();
    await update({ disabledAt: new Date() });
    expect(await signIn({ signInName: 'ayu', password })).toEqual({ refused: 'no-match' });
  });

  test('by one click outside a demonstration', async () => {
    expect(await signInToDemo('ayu')).toEqual({ refused: 'no-match' });
    expect(await allSessions()).toEqual([]);
  });
});

describe('A session', () => {
  test('is ended by whoever it belongs to, once', async () => {
    await ayuHasAPassword();
    const { sid } = worked(await signIn({ signInName: 'ayu', password }));
    expect(await endSession(bagus, sid)).toEqual({ refused: 'no-session' });
    expect(await endSession(ayu, sid)).toEqual({ ended: true });
    expect(await endSession(ayu, sid)).toEqual({ refused: 'no-session' });
  });
});

describe('Set-up', () => {
  const hanoi = missionOffices().find(({ code }) => code === 'HAN');
  if (!hanoi) throw new Error('there is no mission in Hanoi');
  const input: FirstAccount = {
    office: hanoi,
    user: { id: 'user-sari', name: 'Sari', signInName: 'sari', passwordHash: 'argon2id' },
  };
  const emptyTheBase = () =>
    change(machine, async (tx, audit) => {
      await tx.delete(users);
      await tx.delete(offices);
      await audit.record({ act: 'base.emptied', subject: { kind: 'base', id: 'test' } });
    });

  test('makes the first administrator and office, and signs them in', async () => {
    await emptyTheBase();
    const { sid } = worked(await setUp(input));
    expect(await (await db()).select().from(users)).toMatchObject([{ signInName: 'sari', role: 'administrator' }]);
    expect(await (await db()).select().from(offices)).toMatchObject([{ code: 'HAN' }]);
    expect((await allSessions())[0]?.id).toBe(hashOfSession(sid));
  });

  test('by two visitors at once makes one administrator', async () => {
    await emptyTheBase();
    const answers = await Promise.all([setUp(input), setUp({ ...input, user: { ...input.user, signInName: 'tono' } })]);
    expect(answers.filter((answer) => 'refused' in answer)).toEqual([{ refused: 'already-set-up' }]);
    expect(await (await db()).$count(users)).toBe(1);
  });

  test('is refused where somebody is already', async () => {
    expect(await setUp(input)).toEqual({ refused: 'already-set-up' });
    expect(await (await db()).$count(offices)).toBe(3);
  });
});

test('Ayu chooses a language, and it is remembered', async () => {
  await chooseLanguage(ayu, 'id');
  const [row] = await (await db()).select().from(users).where(eq(users.id, ayu.id));
  expect(row?.locale).toBe('id');
});
