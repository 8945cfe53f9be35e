import { and, eq } from 'drizzle-orm';
import type { Recorder } from '@/db/audit';
import { change } from '@/db/change';
import { db, type Writer } from '@/db/client';
import { newPersonWithKey, personKeys } from '@/db/keys';
import { cases, drafts, offices } from '@/db/schema';
import type { Staff } from '@/lib/actor';
import { today } from '@/lib/calendar';
import { isRefused, NotFound, type Refused } from '@/lib/errors';
import { mayOpenCase, sightOf } from '../access';
import type { NewCase } from '../input';
import { insertCases } from '../insertion';
import { exceptionsFor } from '../queries/scope';
import { type CaseRows, rowsOf } from '../rows';
import { nextReferences } from './reference';

export type Opened = { reference: string } | { refused: 'not-your-office' | 'not-your-form' };

/** What a case was opened as, and when. `key` is that of its person's record. */
export type JustOpened = {
  caseId: string;
  personId: string;
  episodeId: string;
  reference: string;
  key: Buffer;
  at: Date;
};

/** What else happens in the change that opens a case, or in none: a refusal leaves the form where it was. */
export type Also<R extends string> = (
  tx: Writer,
  audit: Recorder,
  opened: JustOpened,
) => Promise<Refused<R> | undefined>;

/**
 * Person, episode and case together, and whatever `also` belongs to it, in one change. Answers the reference, the same
 * when it was opened before.
 */
export async function openCase<R extends string = never>(
  actor: Staff,
  file: NewCase,
  also?: Also<R>,
): Promise<Opened | Refused<R>> {
  if (!mayOpenCase(actor, file.officeId)) return { refused: 'not-your-office' };
  const used = await fateOf(await db(), actor, file.submissionId);
  if (used.answer) return used.answer;
  // The key is kept before anything that it seals.
  const person = await personToBe(used.draftOf);
  const opened = await change(actor, async (tx, audit) => {
    const meanwhile = await fateOf(tx, actor, file.submissionId);
    if (meanwhile.answer) return { refused: 'used' as const, answer: meanwhile.answer };
    // A draft thrown away meanwhile took its key along.
    if (meanwhile.draftOf !== used.draftOf) return { refused: 'draft-changed' as const };
    const [just] = await openWithin(tx, audit, actor, file.officeId, [{ file, ...person }]);
    if (!just) throw new Error('one case was to be opened');
    await tx.delete(drafts).where(and(eq(drafts.id, file.submissionId), eq(drafts.userId, actor.id)));
    const refused = await also?.(tx, audit, just);
    return refused ? { ...refused, answer: refused } : { reference: just.reference };
  });
  if (!isRefused(opened)) return opened;
  return opened.answer ?? openCase(actor, file, also);
}

/** A case to be opened, and who its person will be. */
export type ToOpen = { file: NewCase; personId: string; key: Buffer };

/** Within a change: opens cases of one office, each with a number and an entry of its own. Rights are the caller's. */
export async function openWithin(
  tx: Writer,
  audit: Recorder,
  actor: Staff,
  officeId: string,
  all: ToOpen[],
): Promise<JustOpened[]> {
  const [office] = await tx.select().from(offices).where(eq(offices.id, officeId));
  if (!office) throw new NotFound('office');
  const references = await nextReferences(tx, office, Number(today().slice(0, 4)), all.length);
  const at = new Date();
  const [rows, opened]: [CaseRows[], JustOpened[]] = [[], []];
  for (const [n, { file, personId, key }] of all.entries()) {
    const reference = references[n] ?? '';
    const seq = await audit.record({ act: 'case.opened', subject: { kind: 'case', id: reference } });
    const own = rowsOf(openingOf(actor, file, { personId, reference, seq, at }), key);
    rows.push(own);
    opened.push({ personId, key, reference, at, caseId: own.case.id, episodeId: own.episode.id });
  }
  await insertCases(tx, rows);
  return opened;
}

type Known = { personId: string; reference: string; seq: number; at: Date };

function openingOf(actor: Staff, file: NewCase, { at, ...known }: Known) {
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
    now: at,
  };
}

/** What has become of a form so far: the case it opened, or the person of its draft. A colleague's form is not ours. */
async function fateOf(
  from: Pick<Writer, 'select'>,
  actor: Staff,
  submissionId: string,
): Promise<{ answer?: Opened; draftOf?: string }> {
  const [file] = await from
    .select({ reference: cases.reference, officeId: cases.officeId, ...exceptionsFor(actor) })
    .from(cases)
    .where(eq(cases.submissionId, submissionId));
  if (file) {
    const mine = sightOf(actor, file) === 'full';
    return { answer: mine ? { reference: file.reference } : { refused: 'not-your-form' } };
  }
  const [draft] = await from.select().from(drafts).where(eq(drafts.id, submissionId));
  if (draft && draft.userId !== actor.id) return { answer: { refused: 'not-your-form' } };
  return { draftOf: draft?.personId };
}

/** A draft has already made a key for its person; otherwise one lies ready. */
async function personToBe(ofDraft: string | undefined): Promise<{ personId: string; key: Buffer }> {
  const key = ofDraft && (await personKeys([ofDraft])).get(ofDraft);
  return ofDraft && key ? { personId: ofDraft, key } : newPersonWithKey();
}
