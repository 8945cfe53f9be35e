import { change } from '@/db/change';
import { alerts } from '@/db/schema';
import { markSeen } from '@/features/alerts/commands';
import { alertsOf, unseenAlerts } from '@/features/alerts/queries';
import type { Staff } from '@/lib/actor';
import { newId } from '@/lib/id';
import { machine } from '../people';
import { type HouseAct, tried, yesIf } from './outcome';

const TODAY = '2026-11-20';
let made = 0;

/** A rise that nobody has looked into. */
async function risen(): Promise<string> {
  const [id, province] = [newId(), 11 + made++];
  const found = { on: TODAY, observed: 26, expected: 6, from: 17, history: Array(24).fill(6), watched: 40 };
  await change(machine, async (tx, audit) => {
    const details = JSON.stringify(found);
    const row = { id, dimension: 'province', code: String(province), month: '2026-10', details, foundAt: new Date() };
    await tx.insert(alerts).values(row).onConflictDoNothing();
    await audit.record({ act: 'test', subject: { kind: 'report', id: '2026-10' } });
  });
  return id;
}

export const actsOnAlerts: Record<string, HouseAct> = {
  'see what rises unusually': {
    calls: ['alertsOf', 'unseenAlerts'],
    run: async (actor: Staff) => {
      await risen();
      const answer = await tried(() => alertsOf(actor, TODAY));
      if (yesIf((await unseenAlerts(actor, TODAY)) > 0) !== answer) throw new Error('the count and the list disagree');
      return answer;
    },
  },
  'say that one has looked into a rise': {
    calls: ['markSeen'],
    run: async (actor: Staff) => {
      const id = await risen();
      return tried(() => markSeen(actor, id));
    },
  },
};
