import { eq } from 'drizzle-orm';
import { change } from '@/db/change';
import { db, type Writer } from '@/db/client';
import { makePersonKey, personKey } from '@/db/keys';
import { cases, drafts, offices } from '@/db/schema';
import type { Staff } from '@/lib/actor';
import { today } from '@/lib/calendar';
import { NotFound } from '@/lib/errors';
import { newId } from '@/lib/id';
import { mayOpenCase } from '../access';
import type { NewCase } from '../input';
import { insertCases } from '../insertion';
import { rowsOf } from '../rows';
import { nextReference } from './reference';

/** Person, episode and case together, in one change. Answers the reference, the same when it was opened before. */
export async function openCase(
  actor: Staff,
  file: NewCase,
): Promise<{ reference: string } | { refused: 'not-your-office' }> {
  if (!mayOpenCase(actor, file.officeId)) return { refused: 'not-your-office' };
  const opened = await openedBefore(await db(), file.submissionId);
  if (opened) return opened;
  // The key is kept before anything that it seals.
  const person = await personToBe(actor, file.submissionId);
  return change(actor, async (tx, audit) => {
    const meanwhile = await openedBefore(tx, file.submissionId);
    if (meanwhile) return { ...meanwhile, refused: 'opened-before' as const };
    const [office] = await tx.select().from(offices).where(eq(offices.id, file.officeId));
    if (!office) throw new NotFound('office');
    const reference = await nextReference(tx, office, Number(today().slice(0, 4)));
    const seq = await audit.record({ act: 'case.opened', subject: { kind: 'case', id: reference } });
    await insertCases(tx, [rowsOf(openingOf(actor, file, { ...person, reference, seq }), person.key)]);
    await tx.delete(drafts).where(eq(drafts.id, file.submissionId));
    return { reference };
  }).then((answer) => ('refused' in answer ? { reference: answer.reference } : answer));
}

function openingOf(actor: Staff, file: NewCase, known: { personId: string; reference: string; seq: number }) {
  const { answers, officeId, submissionId } = file;
  const on = answers.handledOn ?? today();
  return {
    ...known,
    submissionId,
    officeId,
    assignedTo: actor.officeId === officeId ? actor.id : null,
    answers,
    statusSteps: [{ status: file.status, on }],
    returnSteps: file.returnStep ? [file.returnStep] : [],
    recordedBy: actor.id,
    now: new Date(),
  };
}

async function openedBefore(
  from: Pick<Writer, 'select'>,
  submissionId: string,
): Promise<{ reference: string } | undefined> {
  const [file] = await from
    .select({ reference: cases.reference })
    .from(cases)
    .where(eq(cases.submissionId, submissionId));
  return file;
}

/** A draft has already made a key for its person; otherwise one is made now. */
async function personToBe(actor: Staff, submissionId: string): Promise<{ personId: string; key: Buffer }> {
  const [draft] = await (await db()).select().from(drafts).where(eq(drafts.id, submissionId));
  if (draft?.userId === actor.id) return { personId: draft.personId, key: await personKey(draft.personId) };
  const personId = newId();
  return { personId, key: await makePersonKey(personId) };
}
