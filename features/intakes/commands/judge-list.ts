import { inArray } from 'drizzle-orm';
import { change, notYours } from '@/db/change';
import { db } from '@/db/client';
import { cases, drafts, intakeRows } from '@/db/schema';
import { seesEveryOffice, sightOf } from '@/features/cases/access';
import { readNewCase } from '@/features/cases/input';
import { exceptionsFor } from '@/features/cases/queries/scope';
import { spendWithin } from '@/features/matching/commands/tell-elsewhere';
import { typedFrom } from '@/features/matching/new-case-input';
import { whoMayBe } from '@/features/matching/queries/candidates';
import { MOST_LINES } from '@/features/secondlist/reading';
import type { Staff } from '@/lib/actor';
import { atMost } from '@/lib/at-most';
import type { Refused } from '@/lib/errors';
import { partTime } from '@/lib/part-time';
import { maySeeIntake, mayTakeIn } from '../access';
import { type Decision, type IntakeList, listed, type Offered, type Verdict } from '../list';
import { fingerprintOfRow, numbersOf } from '../recognition';
import { type ListedRow, tellsWho } from '../rows';
import { choicesFor, countsOf, usualDecision } from '../rules';

export type CannotJudge = 'not-yours' | 'nobody' | 'too-many-lines';
export type JudgedList = IntakeList & { verdicts: Verdict[] };

/** Two lists at a time, whoever asks; the third waits for its turn. */
const inTurn = atMost(2);

/**
 * Says of every row what it is: new, known, doubtful, come before, or not to be taken. Nothing of it is kept but that it
 * was done, and the counts.
 */
export async function judgeList(actor: Staff, list: IntakeList): Promise<JudgedList | Refused<CannotJudge>> {
  const { officeId } = list.common;
  if (!mayTakeIn(actor) || !maySeeIntake(actor, officeId)) return notYours(actor, 'intake.compare');
  const rows = listed(list);
  if (rows.length === 0) return { refused: 'nobody' };
  if (rows.length > MOST_LINES) return { refused: 'too-many-lines' };
  const verdicts = await inTurn(() => verdictsOn(actor, rows, list));
  const elsewhere = verdicts.filter((verdict) => verdict.elsewhere.length > 0).length;
  const { silent } = await change(actor, async (tx, audit) => {
    const details = { lines: rows.length, ...countsOf(verdicts), elsewhere };
    await audit.record({ act: 'intake.compared', subject: { kind: 'office', id: officeId }, details });
    // Whoever sees every office learns nothing of others that they do not see.
    const isTold = seesEveryOffice(actor) || (await spendWithin(tx, actor, { way: 'list', amount: rows.length }));
    return { silent: !isTold };
  });
  const told = silent ? verdicts.map(withoutOthers) : verdicts;
  return { ...list, silent, verdicts: told, decisions: told.map((verdict, at) => stillDecided(list, verdict, at)) };
}

/** Judged again, because cells were mended, what was decided of the other rows stays. */
function stillDecided({ verdicts, decisions }: IntakeList, verdict: Verdict, at: number): Decision {
  const decided = decisions[at];
  const isSame = verdicts?.[at]?.is === verdict.is && decided && choicesFor(verdict).includes(decided);
  return isSame ? decided : usualDecision(verdict);
}

function withoutOthers(verdict: Verdict): Verdict {
  const onlyElsewhere = verdict.is === 'doubtful' && verdict.people.length === 0 && verdict.twin === undefined;
  return { ...verdict, elsewhere: [], is: onlyElsewhere ? 'new' : verdict.is };
}

async function verdictsOn(actor: Staff, rows: ListedRow[], { common, day }: IntakeList): Promise<Verdict[]> {
  const prints = rows.map(({ raw }) => fingerprintOfRow(common.officeId, raw));
  const before = await comeBefore(actor, prints);
  const [seen, verdicts]: [Map<string, number>, Verdict[]] = [new Map(), []];
  const rest = partTime();
  for (const [at, { raw, number }] of rows.entries()) {
    const problems = readNewCase(raw, '', day).problems;
    if (!tellsWho(raw)) problems.unshift({ field: 'name', problem: 'required' });
    if (problems.length > 0) {
      const first = problems.filter(({ field }, n) => problems.findIndex((each) => each.field === field) === n);
      verdicts.push({ is: 'broken', problems: first, people: [], elsewhere: [] });
      continue;
    }
    const print = prints[at] ?? '';
    const known = before.get(print);
    if (known) {
      // Nobody is looked for: logged all the same, it waits where its person is on file by then.
      verdicts.push({ is: 'repeated', problems: [], people: [], elsewhere: [], before: known });
      continue;
    }
    const found = await whoMayBe(actor, typedFrom(raw, day));
    const people = found.people.map(
      ({ person, comparison, suggestion, sameEpisode }): Offered => ({
        personId: person.id,
        outcome: comparison.outcome === 'same' ? 'same' : 'doubtful',
        // Where another office has a case too, the reasons might be what only that office wrote down.
        evidence: person.elsewhere.length > 0 ? [] : comparison.evidence.map(({ field, code }) => ({ field, code })),
        suggestion,
        reference: sameEpisode.reference,
      }),
    );
    const keys = [print, ...numbersOf(raw)];
    const twin = keys.map((key) => seen.get(key)).find((each) => each !== undefined);
    for (const key of keys) if (!seen.has(key)) seen.set(key, number);
    const elsewhere = [...new Set(found.elsewhere.map(({ office }) => office.id))];
    const verdict = { problems: [], people, elsewhere, twin };
    verdicts.push({ ...verdict, is: kindOf(verdict) });
    await rest();
  }
  return verdicts;
}

function kindOf({ people, elsewhere, twin }: Omit<Verdict, 'is'>): Verdict['is'] {
  if (people.some(({ outcome }) => outcome === 'same')) return 'known';
  return people.length + elsewhere.length > 0 || twin !== undefined ? 'doubtful' : 'new';
}

/** Engines take only so many values at once. */
const SLICE = 1_000;

/**
 * What became of the same rows before. One that was taken into a draft counts as long as the draft, or its case, is there.
 * Whom the actor is locked out of never came; a case that another office took has no number for them.
 */
async function comeBefore(actor: Staff, prints: string[]): Promise<Map<string, NonNullable<Verdict['before']>>> {
  const reader = await db();
  const known = new Map<string, NonNullable<Verdict['before']>>();
  for (let at = 0; at < prints.length; at += SLICE) {
    const some = prints.slice(at, at + SLICE);
    const rows = await reader
      .select({ id: intakeRows.id, state: intakeRows.state, fingerprint: intakeRows.fingerprint })
      .from(intakeRows)
      .where(inArray(intakeRows.fingerprint, some));
    const ids = rows.map(({ id }) => id);
    const files = await reader
      .select({
        id: cases.submissionId,
        reference: cases.reference,
        officeId: cases.officeId,
        ...exceptionsFor(actor),
      })
      .from(cases)
      .where(inArray(cases.submissionId, ids));
    const begun = await reader.select({ id: drafts.id }).from(drafts).where(inArray(drafts.id, ids));
    for (const { id, state, fingerprint } of rows) {
      const file = files.find((each) => each.id === id);
      if (file?.lockedOut) continue;
      if (state === 'taken' && !file && !begun.some((draft) => draft.id === id)) continue;
      const reference = file && sightOf(actor, file) !== 'none' ? file.reference : null;
      const now = file ? 'logged' : state === 'ready' ? 'waiting' : state;
      if (known.get(fingerprint)?.state !== 'logged') known.set(fingerprint, { state: now, reference });
    }
  }
  return known;
}
