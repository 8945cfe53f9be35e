import { openCase } from '@/features/cases/commands/open-case';
import { caseFor } from '@/features/cases/queries/case-for';
import type { Staff } from '@/lib/actor';
import { newId } from '@/lib/id';
import { except } from '../entering';
import { ayu, bagus, citra } from '../people';
import type { Outcome } from './outcome';

/** How a case stands to the one who tries something with it: the second column of the table in docs/access.md. */
export const records = ['own office', 'another office', 'locked out of it', 'in an emergency'] as const;
export type RecordKind = (typeof records)[number];

/** A case to try something with, and whose it is. */
export type Target = { reference: string; owner: Staff; name: string };

/** One act on a case, and the commands and queries it tries. */
export type CaseAct = { calls: string[]; run(actor: Staff, target: Target): Promise<Outcome> };

let made = 0;

const caseOf = (actor: Staff, kind: RecordKind): Staff => {
  const ownOffice = actor.officeId === ayu.officeId ? ayu : citra;
  const otherOffice = actor.officeId === ayu.officeId ? bagus : ayu;
  return kind === 'own office' || kind === 'locked out of it' ? ownOffice : otherOffice;
};

/** Makes a case that stands to an actor as the table says. */
export async function makeTarget(actor: Staff, kind: RecordKind): Promise<Target> {
  made += 1;
  const owner = caseOf(actor, kind);
  const name = `Zulaikha Rahasia ${'abcdefghij'[made % 10]}${made}`;
  const opened = await openCase(owner, {
    submissionId: newId(),
    officeId: owner.officeId,
    status: 'active',
    returnStep: null,
    answers: { destination: 'KH', handledOn: '2026-11-10', name },
  });
  if ('refused' in opened) throw new Error(opened.refused);
  const { reference } = opened;
  const { id } = await caseFor(() => true, citra, reference);
  if (kind === 'locked out of it') await except(actor, id, 'lock');
  if (kind === 'in an emergency') await except(actor, id, 'emergency');
  return { reference, owner, name };
}
