import { describe, expect, test } from 'vitest';
import { db } from '@/db/client';
import { approvals, notices, users } from '@/db/schema';
import type { Staff } from '@/lib/actor';
import { setUser, withPassword, worked } from '@/test/accounts';
import { freshBase } from '@/test/base';
import { ayu, bagus, citra, dewi, eko } from '@/test/people';
import { disableColleague, enableColleague, inviteColleague, movePost } from './commands/colleagues';
import { acceptInvitation, renewInvitation } from './commands/invitations';
import { decideRaise } from './commands/raises';

freshBase();

const now = new Date();
const daysLater = (days: number) => new Date(now.getTime() + days * 86_400_000);
const supervisor = { role: 'supervisor', officeId: ayu.officeId } as const;
const told = async () =>
  (await (await db()).select().from(notices))
    .filter(({ kind }) => kind === 'colleague-changed')
    .map(({ userId, details }) => `${userId} ${JSON.parse(details).kind}`);
const roleOf = async (id: string) => (await (await db()).select().from(users)).find((user) => user.id === id)?.role;

async function twoAdministrators(): Promise<Staff> {
  await withPassword(eko, dewi);
  await setUser(dewi.id, { role: 'administrator' });
  return { ...dewi, role: 'administrator' };
}

describe('Of two administrators', () => {
  test.each([
    ['disables', (id: string) => disableColleague(eko, id, now)],
    ['lowers', (id: string) => movePost(eko, id, { role: 'analyst', officeId: dewi.officeId }, now)],
  ])('the one who %s the other is not alone for 30 days, and is then', async (_what, send) => {
    const second = await twoAdministrators();
    worked(await send(second.id));
    expect(await movePost(eko, ayu.id, supervisor, daysLater(29))).toHaveProperty('approval');
    expect(await roleOf(ayu.id)).toBe('caseworker');
    const olu = { name: 'Olu', signInName: 'olu', ...supervisor };
    expect(await inviteColleague(eko, olu, daysLater(29))).not.toHaveProperty('token');
    worked(await movePost(eko, bagus.id, supervisor, daysLater(31)));
    expect(await roleOf(bagus.id)).toBe('supervisor');
    expect(await told()).toContain(`${citra.id} alone`);
  });

  test('the other one may be let in again at once', async () => {
    const second = await twoAdministrators();
    worked(await disableColleague(eko, second.id, now));
    expect(await enableColleague(eko, second.id, now)).toEqual({ userId: second.id });
  });
});

describe('What was asked about a colleague', () => {
  test('is withdrawn when they are disabled or moved meanwhile', async () => {
    const second = await twoAdministrators();
    for (const act of [
      () => movePost(second, ayu.id, { role: 'analyst', officeId: ayu.officeId }, now),
      () => disableColleague(second, ayu.id, now),
    ]) {
      const { approval = '' } = worked(await movePost(eko, ayu.id, supervisor, now));
      worked(await act());
      expect(await decideRaise(second, { id: approval, decision: 'approved' }, now)).toEqual({ refused: 'over' });
    }
    expect((await (await db()).select().from(approvals)).map(({ decision }) => decision)).toEqual([
      'withdrawn',
      'withdrawn',
    ]);
  });

  test('is over when the account no longer stands as it did, whoever changed it', async () => {
    const second = await twoAdministrators();
    const { approval = '' } = worked(await movePost(eko, ayu.id, supervisor, now));
    await setUser(ayu.id, { disabledAt: now });
    expect(await decideRaise(second, { id: approval, decision: 'approved' }, now)).toEqual({ refused: 'over' });
    expect(await roleOf(ayu.id)).toBe('caseworker');
  });
});

test('Supervisors and the other administrators are told who is invited, gets a link, comes and moves', async () => {
  const second = await twoAdministrators();
  await setUser(bagus.id, { role: 'supervisor' });
  const olu = { name: 'Olu', signInName: 'olu', role: 'caseworker', officeId: bagus.officeId } as const;
  const { id } = worked(await inviteColleague(eko, olu, now));
  const { token } = worked(await renewInvitation(eko, id, now));
  worked(await acceptInvitation(token, { password: 'tujuh belas kapal biru' }, now));
  worked(await movePost(eko, id, { role: 'caseworker', officeId: ayu.officeId }, now));
  const three = [citra.id, bagus.id, second.id];
  const expected = ['invited', 'link', 'joined', 'moved'].flatMap((kind) => three.map((user) => `${user} ${kind}`));
  expect((await told()).sort()).toEqual([...expected, `${eko.id} joined`].sort());
});
