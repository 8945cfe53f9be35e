import { describe, expect, test } from 'vitest';
import { firstBrokenLink } from '@/db/audit';
import { change } from '@/db/change';
import { db } from '@/db/client';
import { auditEntries, passkeys, recoveryCodes, totpSecrets } from '@/db/schema';
import { codeAt, enrolled, seatOf, withPassword, worked } from '@/test/accounts';
import { freshBase } from '@/test/base';
import { ayu, bagus, machine } from '@/test/people';
import { enrolAuthenticator, showFactor } from './commands/factors';
import { askForPasskey } from './commands/passkeys';
import { endSession } from './commands/sessions';
import { hasFactor, waitingSession } from './queries';
import { actorOf } from './session';
import { offeredSecret, openSecret } from './totp';

freshBase();

const start = new Date('2026-03-01T08:00:00Z');
const later = (seconds: number) => new Date(start.getTime() + seconds * 1000);

test('A session that has ended enrols nothing', async () => {
  await withPassword(ayu);
  const seat = await seatOf(ayu, start);
  worked(await endSession(ayu, seat.sid, start));
  const code = codeAt(offeredSecret(seat.sessionId, null), start);
  expect(await enrolAuthenticator(seat, code, start)).toEqual({ refused: 'over' });
  expect(await (await db()).$count(totpSecrets)).toBe(0);
});

test('A passkey is asked of a session that waits for it, not of one that is open already', async () => {
  const seat = await enrolled(ayu, start);
  await change(machine, async (tx, audit) => {
    const key = {
      id: 'key',
      userId: ayu.id,
      publicKey: Buffer.alloc(32),
      counter: 0,
      transports: '[]',
      name: 'Kantor',
    };
    await tx.insert(passkeys).values({ ...key, createdAt: start });
    await audit.record({ act: 'factor.added', subject: { kind: 'user', id: ayu.id } });
  });
  const party = { id: 'localhost', origin: 'http://localhost' };
  expect(await askForPasskey(seat, party)).toEqual({ refused: 'no-passkey' });
  worked(await askForPasskey(await seatOf(ayu, start), party));
});

describe('A password alone', () => {
  test('opens nothing but the question for the second factor', async () => {
    await withPassword(ayu);
    const { sid, sessionId } = await seatOf(ayu, start);
    expect(await actorOf(sid, start)).toBeNull();
    expect((await waitingSession(sessionId, start))?.staff).toMatchObject(ayu);
    expect(await waitingSession(sessionId, later(15 * 60))).toBeNull();
  });
});

describe('Ayu enrols her authenticator', () => {
  test('with one code, which opens her session, and is given ten recovery codes', async () => {
    const { sid, sessionId, codes } = await enrolled(ayu, start);
    expect(await actorOf(sid, start)).toMatchObject(ayu);
    expect(await waitingSession(sessionId, start)).toBeNull();
    expect(new Set(codes).size).toBe(10);
    expect(await hasFactor(ayu.id)).toBe(true);
    expect(await firstBrokenLink()).toBeNull();
  });

  test('not with a wrong code', async () => {
    await withPassword(ayu);
    const seat = await seatOf(ayu, start);
    const code = codeAt(offeredSecret(seat.sessionId, null), later(-300));
    expect(await enrolAuthenticator(seat, code, start)).toEqual({ refused: 'wrong-code' });
    expect(await actorOf(seat.sid, start)).toBeNull();
    expect(await hasFactor(ayu.id)).toBe(false);
  });

  test('once: whoever has only her password cannot put another in its place', async () => {
    await enrolled(ayu, start);
    const thief = await seatOf(ayu, start);
    const code = codeAt(offeredSecret(thief.sessionId, null), start);
    expect(await enrolAuthenticator(thief, code, start)).toEqual({ refused: 'has-factor' });
    expect(await actorOf(thief.sid, start)).toBeNull();
  });

  test('and nobody reads the secret or a recovery code in the base or the audit', async () => {
    const { secret, codes } = await enrolled(ayu, start);
    const base = await db();
    const [row] = await base.select().from(totpSecrets);
    expect(row?.secret.includes(secret)).toBe(false);
    expect(row && openSecret(ayu.id, row.secret)).toBe(secret);
    expect(() => row && openSecret(bagus.id, row.secret)).toThrow();
    const kept = JSON.stringify([await base.select().from(recoveryCodes), await base.select().from(auditEntries)]);
    for (const code of codes) expect(kept).not.toContain(code.replace('-', ''));
    for (const code of codes) expect(kept).not.toContain(code);
  });
});

describe('The second factor', () => {
  test('is a code of the authenticator, each once, even when two arrive together', async () => {
    const { secret } = await enrolled(ayu, start);
    const [one, two] = [await seatOf(ayu, later(60)), await seatOf(ayu, later(60))];
    const code = codeAt(secret, later(60));
    const answers = await Promise.all([showFactor(one, code, later(60)), showFactor(two, code, later(60))]);
    expect(answers.filter((answer) => 'refused' in answer)).toEqual([{ refused: 'wrong-code' }]);
  });

  test.each([
    [-60, false],
    [-30, true],
    [0, true],
    [30, true],
    [60, false],
  ])('of a clock that is %d seconds off: accepted %s', async (off, accepted) => {
    const { secret } = await enrolled(ayu, start);
    const now = later(600);
    const answer = await showFactor(await seatOf(ayu, now), codeAt(secret, later(600 + off)), now);
    expect('factor' in answer).toBe(accepted);
  });

  test('is a recovery code, once, however it is typed', async () => {
    const { codes } = await enrolled(ayu, start);
    const typed = ` ${codes[3]?.toUpperCase().replace('-', ' ')} `;
    expect(await showFactor(await seatOf(ayu, start), typed, start)).toEqual({ factor: 'recovery-code' });
    const again = await seatOf(ayu, start);
    expect(await showFactor(again, typed, start)).toEqual({ refused: 'wrong-code' });
    expect(await actorOf(again.sid, start)).toBeNull();
  });

  test('of Ayu says nothing about Bagus', async () => {
    const { secret, codes } = await enrolled(ayu, start);
    await enrolled(bagus, start);
    const seat = await seatOf(bagus, later(60));
    for (const code of [codeAt(secret, later(60)), codes[0] ?? ''])
      expect(await showFactor(seat, code, later(60))).toEqual({ refused: 'wrong-code' });
  });

  test('comes too late a quarter of an hour after the password', async () => {
    const { secret } = await enrolled(ayu, start);
    const seat = await seatOf(ayu, start);
    expect(await showFactor(seat, codeAt(secret, later(900)), later(900))).toEqual({ refused: 'over' });
  });

  test('leaves an entry when it was refused, without the code', async () => {
    await enrolled(ayu, start);
    worked({ seat: await showFactor(await seatOf(ayu, start), '000000', start) });
    const last = (await (await db()).select().from(auditEntries)).at(-1);
    expect(last).toMatchObject({ act: 'factor.refused', subjectId: ayu.id });
    expect(last?.details).not.toContain('000000');
  });
});
