import { and, eq } from 'drizzle-orm';
import { change } from '@/db/change';
import { db, type Writer } from '@/db/client';
import { cases, drafts, offices } from '@/db/schema';
import { mayOpenCase, sightOf } from '@/features/cases/access';
import { nextReferences } from '@/features/cases/commands/reference';
import type { Answers } from '@/features/cases/fields';
import type { NewCase } from '@/features/cases/input';
import { insertCases } from '@/features/cases/insertion';
import { exceptionsFor } from '@/features/cases/queries/scope';
import { type CaseRows, type Opening, rowsOf } from '@/features/cases/rows';
import type { Staff } from '@/lib/actor';
import { today } from '@/lib/calendar';
import { newId } from '@/lib/id';

/**
 * Opening a case as `openCase` does it, step by step, but without any key: the same rows with plain bytes in the sealed
 * columns and plain text for fingerprints. It exists to be compared with, and only here.
 */
export async function openPlainCase(actor: Staff, file: NewCase): Promise<string> {
  if (!mayOpenCase(actor, file.officeId)) throw new Error('not their office');
  const personId = (await fateOf(await db(), actor, file.submissionId)) ?? newId();
  const opened = await change(actor, async (tx, audit) => {
    await fateOf(tx, actor, file.submissionId);
    const [office] = await tx.select().from(offices).where(eq(offices.id, file.officeId));
    if (!office) throw new Error('no office');
    const [reference = ''] = await nextReferences(tx, office, Number(today().slice(0, 4)), 1);
    const seq = await audit.record({ act: 'case.opened', subject: { kind: 'case', id: reference } });
    await insertCases(tx, [plainRowsOf(openingOf(actor, file, { personId, reference, seq }))]);
    await tx.delete(drafts).where(and(eq(drafts.id, file.submissionId), eq(drafts.userId, actor.id)));
    return { reference };
  });
  return opened.reference;
}

async function fateOf(from: Pick<Writer, 'select'>, actor: Staff, submissionId: string): Promise<string | undefined> {
  const [file] = await from
    .select({ reference: cases.reference, officeId: cases.officeId, ...exceptionsFor(actor) })
    .from(cases)
    .where(eq(cases.submissionId, submissionId));
  if (file && sightOf(actor, file) === 'full') throw new Error('opened before');
  const [draft] = await from.select().from(drafts).where(eq(drafts.id, submissionId));
  return draft?.personId;
}

function openingOf(
  actor: Staff,
  { answers, officeId, submissionId, status, returnStep }: NewCase,
  known: { personId: string; reference: string; seq: number },
): Opening {
  return {
    ...known,
    submissionId,
    officeId,
    assignedTo: actor.id,
    answers,
    statusSteps: [{ status, on: answers.handledOn ?? today() }],
    returnSteps: returnStep ? [returnStep] : [],
    recordedBy: actor.id,
    now: new Date(),
  };
}

const sealed = [
  'name',
  'aliases',
  'nik',
  'passport',
  'phone',
  'address',
  'contacts',
  'place',
  'account',
  'notes',
] as const;
const noKey = Buffer.alloc(32);

/** The rows of the product for a case that tells nothing to seal; then what there was, in its columns, as it is. */
function plainRowsOf(opening: Opening): CaseRows {
  const { answers, personId } = opening;
  const open: Answers = { ...answers };
  for (const name of sealed) delete open[name];
  const rows = rowsOf({ ...opening, answers: open }, noKey);
  const told = Object.fromEntries(sealed.map((name) => [name, answers[name]]));
  // As long as a sealed value: format, nonce and tag are 29 bytes.
  const bytes = (text: string | undefined) => (text ? Buffer.from(text.padEnd(text.length + 29)) : null);
  return {
    ...rows,
    person: { ...rows.person, identity: bytes(JSON.stringify({ ...told, birth: answers.birth })) },
    fingerprints: (['nik', 'passport', 'phone'] as const).flatMap((kind) => {
      const value = answers[kind];
      return value
        ? [{ id: newId(), personId, kind, fingerprint: Buffer.from(value).toString('hex').padEnd(64, '0') }]
        : [];
    }),
    episode: { ...rows.episode, place: bytes(answers.place), account: bytes(answers.account) },
    case: { ...rows.case, notes: bytes(answers.notes) },
  };
}
