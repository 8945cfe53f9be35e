import { setImmediate as others } from 'node:timers/promises';
import { change, notYours } from '@/db/change';
import { seesEveryOffice } from '@/features/cases/access';
import { sealReason } from '@/features/cases/budget';
import { saveDraft } from '@/features/drafts/commands';
import { spendWithin } from '@/features/matching/commands/tell-elsewhere';
import { matchesOf } from '@/features/people/match-index';
import type { Staff } from '@/lib/actor';
import { atMost } from '@/lib/at-most';
import { today } from '@/lib/calendar';
import { isRefused, type Refused } from '@/lib/errors';
import { newId } from '@/lib/id';
import { type ReasonFault, reasonFault } from '@/lib/reason';
import { mayCompareLists, mayExportLists } from './access';
import type { Line } from './columns';
import type { Compared, Found, ListSet, Within } from './comparison';
import { type Sets, setsOf } from './queries';
import { MOST_LINES } from './reading';

export type CannotCompare = 'not-yours' | 'nobody' | 'too-many-lines';

/** Two lists at a time, whoever asks; the third waits for its turn. */
const inTurn = atMost(2);
const MOST_FOUND = 5;
const SLICE_MS = 20;

const SUBJECT = { kind: 'report', id: 'second-list' } as const;

/**
 * Holds the people of a list against ours, in slices that let the requests of others through. Nothing is kept but that
 * it was done, and the counts: how many lines are known to other offices is worth knowing to whoever supervises.
 */
export async function compareList(
  actor: Staff,
  lines: Line[],
  within: Within,
): Promise<Compared | Refused<CannotCompare>> {
  if (!mayCompareLists(actor)) return notYours(actor, 'second-list.compare');
  if (lines.length === 0) return { refused: 'nobody' };
  if (lines.length > MOST_LINES) return { refused: 'too-many-lines' };
  const compared = { within, found: await inTurn(() => foundFor(lines)) };
  const sets = await setsOf(actor, lines, compared);
  const counts = { ...countsOf(sets), lines: lines.length, elsewhere: elsewhereIn(sets) };
  const { silent } = await change(actor, async (tx, audit) => {
    await audit.record({ act: 'second-list.compared', subject: SUBJECT, details: counts });
    // Whoever sees every office learns nothing of others that they do not see.
    const isTold = seesEveryOffice(actor) || (await spendWithin(tx, actor, { way: 'list', amount: lines.length }));
    return { silent: !isTold };
  });
  return silent ? { ...compared, silent } : compared;
}

async function foundFor(lines: Line[]): Promise<Found[][]> {
  const found: Found[][] = [];
  let since = performance.now();
  for (const { facts } of lines) {
    const matches = await matchesOf(facts, { most: MOST_FOUND });
    found.push(
      matches.flatMap(({ personId, outcome, evidence }) =>
        outcome === 'different'
          ? []
          : [{ recordId: personId, outcome, evidence: evidence.map(({ field, code }) => ({ field, code })) }],
      ),
    );
    if (performance.now() - since > SLICE_MS) {
      await others();
      since = performance.now();
    }
  }
  return found;
}

const countsOf = (sets: Sets): Record<ListSet, number> => ({
  both: sets.both.length,
  doubtful: sets.doubtful.length,
  theirs: sets.theirs.length,
  ours: sets.ours.length,
});

const elsewhereIn = ({ both, doubtful, theirs }: Sets) =>
  [...both, ...doubtful, ...theirs].filter(({ elsewhere }) => elsewhere.length > 0).length;

/** What `exportList` takes out, and why. */
export type Export = { set: ListSet; reason: string };

/** Lets a supervisor take one of the sets out as a file, and records the reason and how many lines it has. */
export async function exportList(
  actor: Staff,
  lines: Line[],
  compared: Compared,
  { set, reason }: Export,
): Promise<Sets | Refused<'not-yours' | ReasonFault>> {
  if (!mayExportLists(actor)) return notYours(actor, 'second-list.export');
  const fault = reasonFault(reason);
  if (fault) return { refused: fault };
  const sets = await setsOf(actor, lines, compared);
  const details = { set, count: sets[set].length, reason: sealReason(actor.id, reason) };
  await change(actor, (_tx, audit) => audit.record({ act: 'second-list.exported', subject: SUBJECT, details }));
  return sets;
}

/** Begins a new case with what a line tells: a sealed draft of the actor's own, to be looked at before it is saved. */
export async function takeLine(
  actor: Staff,
  { facts }: Line,
  destination: string,
): Promise<{ draft: string } | Refused<'not-yours'>> {
  if (!mayCompareLists(actor)) return notYours(actor, 'second-list.take');
  const { name, aliases, birth, nik, passport, phone, sex, address } = facts;
  const known = { name, aliases, birth, nik, passport, phone, sex, address, destination };
  const begun = { handledOn: today(), officeId: actor.officeId, citizenship: 'ID' };
  const told = Object.entries({ ...begun, ...known }).flatMap(([field, value]) => (value ? [[field, [value]]] : []));
  const draft = newId();
  const saved = await saveDraft(actor, draft, { raw: Object.fromEntries(told) });
  if (isRefused(saved)) throw new Error(`a new draft was refused: ${saved.refused}`);
  return { draft };
}
