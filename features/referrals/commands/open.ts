import { change } from '@/db/change';
import { isWithheldNow } from '@/features/cases/commands/found-case';
import { takeRoom } from '@/features/cases/commands/open-identity';
import type { Staff } from '@/lib/actor';
import { today } from '@/lib/calendar';
import { mayReceive } from '../access';
import { referralFor, saidOf } from '../queries/found';
import { isRunning, missingScope, numberOf, scopesFor } from '../rules';

/**
 * The receiver opens what is shared: a deliberate act, recorded, for a short while. It counts as an opened identity, so
 * unusually many in a day ask for a reason.
 */
export function openShared(actor: Staff, id: string, reason?: string, now = new Date()) {
  return change(actor, async (tx, audit) => {
    const { row, file } = await referralFor(mayReceive, actor, id, tx);
    if (!isRunning(row, today(now))) return { refused: 'not-running' as const };
    if (await isWithheldNow(tx, row.personId)) return { refused: 'withheld' as const };
    if (missingScope(scopesFor(null), await saidOf(tx, row))) return { refused: 'consent-withdrawn' as const };
    if (!(await takeRoom(tx, audit, actor, { personId: row.personId, reason }, now)))
      return { refused: 'budget' as const };
    await audit.record({
      act: 'referral.opened',
      subject: { kind: 'case', id: file.reference },
      details: {
        ...{ number: numberOf(id), referral: id, shared: JSON.parse(row.sections) },
        ...(actor.session && { session: actor.session }),
      },
    });
    return { id };
  });
}
