import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { firstBrokenLink } from '@/db/audit';
import { db } from '@/db/client';
import { auditEntries, invitations, notices, sessions, totpSecrets, users } from '@/db/schema';
import { signIn } from '@/features/accounts/commands/sign-in';
import { hashOfSession } from '@/features/accounts/rules';
import { actorOf } from '@/features/accounts/session';
import type { Staff } from '@/lib/actor';
import { enrolled, password, setUser, withPassword, worked } from '@/test/accounts';
import { freshBase } from '@/test/base';
import { ayu, bagus, citra, dewi, eko } from '@/test/people';
import { disableColleague, enableColleague, inviteColleague, movePost } from './commands/colleagues';
import { acceptInvitation, renewInvitation, revokeInvitation } from './commands/invitations';
import { decideRaise } from './commands/raises';
import { askReset, decideReset } from './commands/resets';
import { colleague, invitedBy } from './queries';

freshBase();

const olu = { name: 'Olu', signInName: 'Olu', role: 'caseworker', officeId: bagus.officeId } as const;
const chosen = 'tujuh belas kapal biru';
const start = new Date('2026-03-01T08:00:00Z');
const hoursLater = (hours: number) => new Date(start.getTime() + hours * 3_600_000);
const reason = 'Telepon Ayu dicuri; saya menelepon kantornya.';
const rowOf = async (id: string) => (await (await db()).select().from(users).where(eq(users.id, id)))[0];

async function invite(now = start): Promise<{ id: string; token: string }> {
  const answer = worked(await inviteColleague(eko, olu, now));
  if (!answer.token) throw new Error('no link was made');
  return { id: answer.id, token: answer.token };
}

/** Dewi becomes the second administrator. */
async function twoAdministrators(): Promise<Staff> {
  await withPassword(eko, dewi);
  await setUser(dewi.id, { role: 'administrator' });
  return { ...dewi, role: 'administrator' };
}

describe('Eko invites Olu', () => {
  test('with a link that Olu uses once, to choose a password nobody else knows', async () => {
    const { id, token } = await invite();
    expect(await signIn({ signInName: 'olu', password: '' }, start)).toEqual({ refused: 'no-match' });
    expect(await invitedBy(token, hoursLater(71))).toMatchObject({ name: 'Olu', purpose: 'join' });
    expect(await invitedBy(token, hoursLater(71))).not.toBeNull();
    const { sid } = worked(await acceptInvitation(token, { password: chosen }, hoursLater(71)));
    expect(await actorOf(sid, hoursLater(71))).toBeNull();
    expect((await (await db()).select().from(sessions))[0]).toMatchObject({ userId: id, secondFactorAt: null });
    expect(await invitedBy(token, hoursLater(71))).toBeNull();
    expect(await acceptInvitation(token, { password: 'sebelas pohon mangga' }, hoursLater(71))).toEqual({
      refused: 'no-link',
    });
    worked(await signIn({ signInName: 'olu', password: chosen }, hoursLater(71)));
    expect(await firstBrokenLink()).toBeNull();
  });

  test('and the link is used by one of two who press at once', async () => {
    const { token } = await invite();
    const both = ['sebelas pohon mangga', chosen].map((each) => acceptInvitation(token, { password: each }, start));
    expect((await Promise.all(both)).filter((answer) => 'refused' in answer)).toEqual([{ refused: 'no-link' }]);
  });

  test('and it stops working after 72 hours, when a new one is made, when it is taken back, when Olu is disabled', async () => {
    const { id, token } = await invite();
    expect(await acceptInvitation(token, { password: chosen }, hoursLater(72))).toEqual({ refused: 'no-link' });
    const next = worked(await renewInvitation(eko, id, start)).token;
    expect(await acceptInvitation(token, { password: chosen }, start)).toEqual({ refused: 'no-link' });
    expect(await invitedBy(next, start)).not.toBeNull();
    expect(await revokeInvitation(eko, id, start)).toEqual({ revoked: true });
    expect(await acceptInvitation(next, { password: chosen }, start)).toEqual({ refused: 'no-link' });
    const third = worked(await renewInvitation(eko, id, start)).token;
    worked(await disableColleague(eko, id, start));
    expect(await acceptInvitation(third, { password: chosen }, start)).toEqual({ refused: 'no-link' });
    expect(await renewInvitation(eko, id, start)).toEqual({ refused: 'disabled' });
  });

  test('and a weak password uses nothing up', async () => {
    const { token } = await invite();
    expect(await acceptInvitation(token, { password: 'pendek' }, start)).toEqual({ refused: 'too-short' });
    expect(await acceptInvitation(token, { password: 'olu-password-123' }, start)).toEqual({ refused: 'obvious' });
    worked(await acceptInvitation(token, { password: chosen }, start));
  });

  test('and neither link nor password is in the base or the audit', async () => {
    const { token } = await invite();
    worked(await acceptInvitation(token, { password: chosen }, start));
    const base = await db();
    const kept = JSON.stringify([
      await base.select().from(invitations),
      await base.select().from(users),
      await base.select().from(auditEntries),
    ]);
    expect(kept).not.toContain(token);
    expect(kept).not.toContain(chosen);
  });

  test('but not under a name that is taken, and Bagus invites nobody', async () => {
    expect(await inviteColleague(eko, { ...olu, signInName: 'AYU' })).toEqual({ refused: 'name-taken' });
    expect(await inviteColleague(bagus, olu)).toEqual({ refused: 'not-yours' });
    expect(await renewInvitation(bagus, ayu.id)).toEqual({ refused: 'not-yours' });
    expect(await revokeInvitation(bagus, ayu.id)).toEqual({ refused: 'not-yours' });
    expect(await (await db()).$count(users)).toBe(5);
  });

  test('and never makes a link for somebody who has come', async () => {
    await withPassword(ayu);
    expect(await renewInvitation(eko, ayu.id)).toEqual({ refused: 'has-come' });
  });
});

describe('Disabling, another role and another office', () => {
  test.each([
    ['disabled', () => disableColleague(eko, ayu.id, start)],
    ['an analyst', () => movePost(eko, ayu.id, { role: 'analyst', officeId: ayu.officeId }, start)],
    ['in Manila', () => movePost(eko, ayu.id, { role: 'caseworker', officeId: bagus.officeId }, start)],
  ])('end every session of Ayu at her next request: %s', async (_what, act) => {
    const { sid } = await enrolled(ayu, start);
    expect(await actorOf(sid, start)).toMatchObject(ayu);
    worked(await act());
    expect(await actorOf(sid, start)).toBeNull();
  });

  test('are for administrators, and never for one’s own account', async () => {
    await withPassword(eko);
    const post = { role: 'supervisor', officeId: eko.officeId } as const;
    expect(await movePost(eko, eko.id, post)).toEqual({ refused: 'yourself' });
    expect(await disableColleague(eko, eko.id)).toEqual({ refused: 'yourself' });
    expect(await movePost(citra, ayu.id, post)).toEqual({ refused: 'not-yours' });
    expect(await disableColleague(citra, ayu.id)).toEqual({ refused: 'not-yours' });
    expect(await enableColleague(citra, ayu.id)).toEqual({ refused: 'not-yours' });
    expect(await colleague(citra, ayu.id)).toBeNull();
  });

  test('never leave the house without an administrator, whatever two of them do at once', async () => {
    const second = await twoAdministrators();
    const answers = await Promise.all([disableColleague(eko, second.id), disableColleague(second, eko.id)]);
    expect(answers.filter((answer) => 'refused' in answer)).toEqual([{ refused: 'last-administrator' }]);
  });

  test('are undone: Ayu comes in again with her password', async () => {
    await withPassword(ayu);
    worked(await disableColleague(eko, ayu.id, start));
    expect(await signIn({ signInName: 'ayu', password }, start)).toEqual({ refused: 'no-match' });
    worked(await enableColleague(eko, ayu.id, start));
    worked(await signIn({ signInName: 'ayu', password }, start));
  });
});

describe('More power than before', () => {
  const supervisor = { role: 'supervisor', officeId: ayu.officeId } as const;

  test('takes a second administrator, where there is one', async () => {
    const second = await twoAdministrators();
    const { sid } = await enrolled(ayu, start);
    const asked = worked(await movePost(eko, ayu.id, supervisor, start));
    if (!asked.approval) throw new Error('nothing was asked');
    expect((await rowOf(ayu.id))?.role).toBe('caseworker');
    expect(await actorOf(sid, start)).toMatchObject(ayu);
    expect((await (await db()).select().from(notices)).map(({ userId, kind }) => [userId, kind])).toEqual([
      [second.id, 'approval-asked'],
    ]);
    expect(await decideRaise(eko, { id: asked.approval, decision: 'approved' }, start)).toEqual({
      refused: 'same-person',
    });
    expect(await decideRaise(citra, { id: asked.approval, decision: 'approved' }, start)).toEqual({
      refused: 'not-yours',
    });
    worked(await decideRaise(second, { id: asked.approval, decision: 'approved' }, start));
    expect((await rowOf(ayu.id))?.role).toBe('supervisor');
    expect(await actorOf(sid, start)).toBeNull();
  });

  test('is not given when the second declines', async () => {
    const second = await twoAdministrators();
    const asked = worked(await movePost(eko, ayu.id, supervisor, start));
    if (!asked.approval) throw new Error('nothing was asked');
    worked(await decideRaise(second, { id: asked.approval, decision: 'declined' }, start));
    expect((await rowOf(ayu.id))?.role).toBe('caseworker');
  });

  test('is not given on the word of somebody who is no administrator any more', async () => {
    const second = await twoAdministrators();
    const asked = worked(await movePost(eko, ayu.id, supervisor, start));
    if (!asked.approval) throw new Error('nothing was asked');
    await setUser(eko.id, { disabledAt: start });
    expect(await decideRaise(second, { id: asked.approval, decision: 'approved' }, start)).toEqual({ refused: 'over' });
    expect((await rowOf(ayu.id))?.role).toBe('caseworker');
  });

  test('is given by the only administrator alone, and the audit says so', async () => {
    await withPassword(eko);
    worked(await movePost(eko, ayu.id, supervisor, start));
    expect((await rowOf(ayu.id))?.role).toBe('supervisor');
    const entry = (await (await db()).select().from(auditEntries)).find(({ act }) => act === 'user.moved');
    expect(JSON.parse(entry?.details ?? '{}')).toMatchObject({ role: 'supervisor', alone: true });
  });

  test('also when a supervisor moves to headquarters, or comes back after being disabled', async () => {
    const second = await twoAdministrators();
    await setUser(ayu.id, { role: 'supervisor' });
    const moved = await movePost(eko, ayu.id, { role: 'supervisor', officeId: citra.officeId }, start);
    expect(moved).toHaveProperty('approval');
    worked(await disableColleague(eko, citra.id, start));
    const asked = worked(await enableColleague(eko, citra.id, start));
    if (!asked.approval) throw new Error('nothing was asked');
    expect((await rowOf(citra.id))?.disabledAt).toEqual(start);
    worked(await decideRaise(second, { id: asked.approval, decision: 'approved' }, start));
    expect((await rowOf(citra.id))?.disabledAt).toBeNull();
  });

  test('for somebody new: no link before the second agrees', async () => {
    const second = await twoAdministrators();
    const proposed = worked(await inviteColleague(eko, { ...olu, role: 'supervisor' }, start));
    if (!proposed.approval) throw new Error('nothing was asked');
    expect(await renewInvitation(eko, proposed.id, start)).toEqual({ refused: 'disabled' });
    worked(await decideRaise(second, { id: proposed.approval, decision: 'approved' }, start));
    const { token } = worked(await renewInvitation(second, proposed.id, start));
    worked(await acceptInvitation(token, { password: chosen }, start));
  });
});

describe('A reset', () => {
  test('takes two administrators, ends every session, and gives a link to begin again', async () => {
    const second = await twoAdministrators();
    const { sid } = await enrolled(ayu, start);
    const { approval } = worked(await askReset(eko, ayu.id, reason, start));
    expect(await decideReset(eko, { id: approval, decision: 'approved' }, start)).toEqual({ refused: 'same-person' });
    expect(await actorOf(sid, start)).toMatchObject(ayu);
    worked(await decideReset(second, { id: approval, decision: 'approved' }, start));
    expect(await actorOf(sid, start)).toBeNull();
    expect(await (await db()).$count(totpSecrets)).toBe(0);
    expect(await signIn({ signInName: 'ayu', password }, start)).toEqual({ refused: 'no-match' });
    const { token } = worked(await renewInvitation(second, ayu.id, start));
    expect(await invitedBy(token, start)).toMatchObject({ name: 'Ayu', purpose: 'reset' });
    const again = worked(await acceptInvitation(token, { password: chosen }, start));
    expect(await actorOf(again.sid, start)).toBeNull();
    expect(hashOfSession(again.sid)).not.toBe(hashOfSession(sid));
    expect(JSON.stringify(await (await db()).select().from(auditEntries))).not.toContain('dicuri');
  });

  test('does nothing when the second declines, and one administrator cannot ask for it', async () => {
    await withPassword(ayu);
    expect(await askReset(eko, ayu.id, reason)).toEqual({ refused: 'no-second' });
    const second = await twoAdministrators();
    const { approval } = worked(await askReset(eko, ayu.id, reason));
    expect(await askReset(eko, ayu.id, reason)).toEqual({ refused: 'already-asked' });
    worked(await decideReset(second, { id: approval, decision: 'declined' }));
    worked(await signIn({ signInName: 'ayu', password }));
    expect(await askReset(citra, ayu.id, reason)).toEqual({ refused: 'not-yours' });
    expect(await askReset(eko, eko.id, reason)).toEqual({ refused: 'yourself' });
  });

  test('of an administrator is not decided by that administrator', async () => {
    const second = await twoAdministrators();
    expect(await askReset(eko, second.id, reason)).toEqual({ refused: 'no-second' });
  });
});
