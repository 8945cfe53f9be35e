import { change } from '@/db/change';
import type { Staff } from '@/lib/actor';
import { mayOpenIdentity } from '../access';
import { caseFor } from '../queries/case-for';
import { isWithheldNow } from './found-case';

/**
 * Opening an identity is a deliberate act: it is recorded, and holds for a short while (see `caseFile`). Refused where
 * there is none to open any more, or its use was stopped.
 */
export async function recordIdentityOpened(actor: Staff, reference: string) {
  return change(actor, async (tx, audit) => {
    const file = await caseFor(mayOpenIdentity, actor, reference, tx);
    if (await isWithheldNow(tx, file.personId)) return { refused: 'withheld' as const };
    await audit.record({
      act: 'identity.opened',
      subject: { kind: 'person', id: file.personId },
      details: { reference },
    });
    return { reference: file.reference };
  });
}
