import { describe, expect, test } from 'vitest';
import { firstBrokenLink } from '@/db/audit';
import { db } from '@/db/client';
import { auditEntries, knownDevices, notices } from '@/db/schema';
import { showFactor } from '@/features/accounts/commands/factors';
import { endOtherSessions, endSession } from '@/features/accounts/commands/sessions';
import { signIn } from '@/features/accounts/commands/sign-in';
import { factorsOf } from '@/features/accounts/queries/factors';
import { mySessions } from '@/features/accounts/queries/sessions';
import { actorOf } from '@/features/accounts/session';
import { offeredSecret } from '@/features/accounts/totp';
import { codeAt, enrolled, password, seatOf, worked } from '@/test/accounts';
import { freshBase } from '@/test/base';
import { ayu } from '@/test/people';
import { changePassword, renewCodes, replaceAuthenticator } from './commands/account';

freshBase();

const start = new Date('2026-03-01T08:00:00Z');
const later = (seconds: number) => new Date(start.getTime() + seconds * 1000);
const next = 'tujuh belas kapal biru';

/** Ayu at her desk, and the same Ayu, or somebody with her cookie, at another browser. */
async function twoBrowsers() {
  const here = await enrolled(ayu, start);
  const there = { ...(await seatOf(ayu, later(60))), device: 'another browser' };
  worked(await showFactor(there, codeAt(here.secret, later(60)), later(60)));
  expect(await actorOf(there.sid, later(60))).toMatchObject(ayu);
  return { here, there, now: later(120) };
}

describe('A copied cookie is dead at the next request', () => {
  test('after Ayu has signed out', async () => {
    const { here, now } = await twoBrowsers();
    worked(await endSession(ayu, here.sid, now));
    expect(await actorOf(here.sid, now)).toBeNull();
  });

  test('after she changed her password elsewhere, while she stays', async () => {
    const { here, there, now } = await twoBrowsers();
    expect(await changePassword(here, { old: password, password: next }, now)).toEqual({ ended: 1 });
    expect(await actorOf(there.sid, now)).toBeNull();
    expect(await actorOf(here.sid, now)).toMatchObject(ayu);
  });

  test('after she replaced her authenticator', async () => {
    const { here, there, now } = await twoBrowsers();
    const { authenticatorSince } = await factorsOf(ayu);
    const secret = offeredSecret(here.sessionId, authenticatorSince);
    const proof = { password, code: codeAt(here.secret, now) };
    expect(await replaceAuthenticator(here, proof, codeAt(secret, now), now)).toEqual({ ended: 1 });
    expect(await actorOf(there.sid, now)).toBeNull();
    const again = await seatOf(ayu, later(300));
    expect(await showFactor(again, codeAt(here.secret, later(300)), later(300))).toEqual({ refused: 'wrong-code' });
    worked(await showFactor(again, codeAt(secret, later(300)), later(300)));
  });

  test('after she ended all other sessions', async () => {
    const { here, there, now } = await twoBrowsers();
    expect((await mySessions(here, now)).map(({ present, waiting }) => [present, waiting])).toEqual([
      [true, false],
      [false, false],
    ]);
    worked(await endOtherSessions(ayu, here.sessionId, now));
    expect(await actorOf(there.sid, now)).toBeNull();
    expect(await actorOf(here.sid, now)).toMatchObject(ayu);
  });

  test('after fifteen minutes without a request, and after eight hours however busy', async () => {
    const { here } = await twoBrowsers();
    expect(await actorOf(here.sid, later(60 * 15))).toBeNull();
    const { sid } = { ...(await seatOf(ayu, later(3600))) };
    expect(await actorOf(sid, later(3600))).toBeNull();
    const busy = await seatOf(ayu, later(7200));
    worked(await showFactor(busy, codeAt(here.secret, later(7200)), later(7200)));
    for (let minute = 0; minute < 480; minute += 10)
      expect(await actorOf(busy.sid, later(7200 + minute * 60)), `after ${minute} minutes`).toMatchObject(ayu);
    expect(await actorOf(busy.sid, later(7200 + 480 * 60))).toBeNull();
  });
});

describe('Ayu changes her password', () => {
  test('and is told so; other browsers are no longer known', async () => {
    const { here, now } = await twoBrowsers();
    worked(await changePassword(here, { old: password, password: next }, now));
    expect(await signIn({ signInName: 'ayu', password }, now)).toEqual({ refused: 'no-match' });
    worked(await signIn({ signInName: 'ayu', password: next }, now));
    const base = await db();
    expect(await base.$count(knownDevices)).toBe(1);
    expect((await base.select().from(notices)).map(({ kind }) => kind)).toEqual(['password-changed']);
    expect(JSON.stringify(await base.select().from(auditEntries))).not.toContain(next);
    expect(await firstBrokenLink()).toBeNull();
  });

  test('not without the old one, nor to a weak one', async () => {
    const { here, there, now } = await twoBrowsers();
    expect(await changePassword(here, { old: 'kopi hujan sore jendela', password: next }, now)).toEqual({
      refused: 'wrong-password',
    });
    expect(await changePassword(here, { old: password, password: 'pendek' }, now)).toEqual({ refused: 'too-short' });
    expect(await actorOf(there.sid, now)).toMatchObject(ayu);
    worked(await signIn({ signInName: 'ayu', password }, now));
  });

  test('and whoever guesses the old one on a screen left open is stopped like at the door', async () => {
    const { here, now } = await twoBrowsers();
    for (let n = 0; n < 6; n += 1) await changePassword(here, { old: `guess ${n} of a thief`, password: next }, now);
    expect(await changePassword(here, { old: password, password: next }, now)).toEqual({ refused: 'wrong-password' });
    worked(await changePassword(here, { old: password, password: next }, later(120 + 1200)));
  });
});

describe('Ayu makes new recovery codes', () => {
  test('and the old ones no longer work', async () => {
    const { here, now } = await twoBrowsers();
    const { codes } = worked(await renewCodes(here, { password, code: here.codes[0] ?? '' }, now));
    expect(await showFactor(await seatOf(ayu, now), here.codes[1] ?? '', now)).toEqual({ refused: 'wrong-code' });
    worked(await showFactor(await seatOf(ayu, now), codes[1] ?? '', now));
    expect((await factorsOf(ayu)).codesLeft).toBe(9);
  });

  test.each([
    ['without the password', { password: 'kopi hujan sore jendela', code: true }],
    ['without a code', { password, code: false }],
  ])('not %s', async (_what, { password: typed, code }) => {
    const { here, now } = await twoBrowsers();
    const proof = { password: typed, code: code ? codeAt(here.secret, now) : '000000' };
    expect(await renewCodes(here, proof, now)).toEqual({ refused: 'wrong-proof' });
    worked(await showFactor(await seatOf(ayu, now), here.codes[1] ?? '', now));
  });
});
