import { change, notYours } from '@/db/change';
import { putSetting } from '@/db/settings';
import { supervisorsOver } from '@/features/notices/audience';
import { notify } from '@/features/notices/commands';
import type { Staff } from '@/lib/actor';
import { maySetBudget } from '../access';
import { BUDGET_SETTING } from '../budget';

/** Says how many identities a day are nothing unusual. The supervisors of headquarters, who answer for them, are told. */
export async function setBudget(actor: Staff, count: number, now = new Date()) {
  if (!maySetBudget(actor)) return notYours(actor, 'budget.set');
  return change(actor, async (tx, audit) => {
    await putSetting(tx, actor, BUDGET_SETTING, count, now);
    const told = await supervisorsOver(tx, { except: actor.id });
    await notify(tx, told, 'budget-changed', { by: actor.name, count: String(count) }, now);
    await audit.record({
      act: 'budget.set',
      subject: { kind: 'setting', id: BUDGET_SETTING },
      details: { count },
    });
    return { count };
  });
}
