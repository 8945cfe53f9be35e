import { and, eq } from 'drizzle-orm';
import type { Recorder } from '@/db/audit';
import { notYours } from '@/db/change';
import { db, type Writer } from '@/db/client';
import { cases, personPairs } from '@/db/schema';
import { type JustOpened, type Opened, openCase } from '@/features/cases/commands/open-case';
import type { NewCase } from '@/features/cases/input';
import type { Comparison } from '@/features/people/facts';
import { noneErased } from '@/features/people/records';
import type { Staff } from '@/lib/actor';
import { isRefused, type Refused } from '@/lib/errors';
import { newId } from '@/lib/id';
import { mayAskAbout } from '../ask-rate';
import type { Typed } from '../new-case-input';
import { offerKey } from '../offer-key';
import type { OfferAnswer } from '../offering';
import { keysOf } from '../queries/both';
import { type Candidate, type Elsewhere, type WhoMayBe, whoMayBe } from '../queries/candidates';
import { keptFrom } from '../reopening';
import type { JoinRefusal } from '../rules';
import { askOfficeWithin } from './ask-office';
import { joinWithin } from './join';
import { isSpent, mayTellElsewhere } from './tell-elsewhere';

/** What was answered: about each person offered, by the key of the offer, and the offices to ask, by code. */
export type Answers = { people: Map<string, OfferAnswer>; offices: string[] };

type OpenedAs = Opened | Refused<JoinRefusal | 'several-same'>;

/**
 * Opens a case and, in the same change, joins its person with the one it was taken for, keeps who is another person, asks
 * the offices that are to be asked and puts what was left open into the queue. An answer about somebody who was not
 * offered for these facts opens nothing.
 */
export async function openCaseAs(actor: Staff, file: NewCase, typed: Typed, answers: Answers): Promise<OpenedAs> {
  // Sent twice, it opens one case, whatever has become of its person since.
  if (await isOpen(file.submissionId)) return openCase(actor, file);
  const judged = await judge(actor, typed, answers);
  if (isRefused(judged))
    return judged.refused === 'not-offered' ? notYours(actor, 'take') : { refused: judged.refused };
  return openCase<JoinRefusal>(actor, file, (tx, audit, opened) =>
    settleWithin(tx, audit, actor, { ...judged, opened, officeId: file.officeId }),
  );
}

/** What was answered about whom, with who may be the person as it is now, and the keys that joining will need. */
export type Judged = WhoMayBe & { answers: Answers; same?: Candidate; keys: Map<string, Buffer> };

/** Looks once more who may be the person, and holds what was answered against it. */
export async function judge(
  actor: Staff,
  typed: Typed,
  answers: Answers,
): Promise<Judged | Refused<'several-same' | 'not-offered'>> {
  const { people, elsewhere } = await whoMayBe(actor, typed);
  const offices = (await isCheckable(actor, typed, { elsewhere, answers })) ? answers.offices : [];
  const isOffered = (key: string) => people.some(({ person }) => offerKey(person.id) === key);
  const isAsked = (code: string) => elsewhere.some(({ office }) => office.code === code);
  if (![...answers.people.keys()].every(isOffered) || !offices.every(isAsked)) return { refused: 'not-offered' };
  const taken = people.filter((each) => isSame(answerFor(answers, each)));
  if (taken.length > 1) return { refused: 'several-same' };
  const [same] = taken;
  const keys = await keysOf(...taken.map(({ person }) => person.id));
  return { people, elsewhere, answers: { ...answers, offices }, same, keys };
}

/** Within the change that opened a case: keeps the answers, asks the offices, and joins with whom it was taken for. */
export async function settleWithin(
  tx: Writer,
  audit: Recorder,
  actor: Staff,
  { opened, officeId, keys, ...judged }: Judged & { opened: JustOpened; officeId: string },
): Promise<Refused<JoinRefusal> | undefined> {
  const { elsewhere, answers, same } = judged;
  await keepPairs(tx, audit, actor, { ...judged, opened }, opened.at);
  for (const asked of elsewhere.filter(({ office }) => answers.offices.includes(office.code)))
    await askOfficeWithin(tx, audit, actor, { opened: { ...opened, officeId }, asked }, opened.at);
  if (same) return takeAs(tx, audit, actor, { opened, same, answer: answerFor(answers, same), keys });
}

/**
 * Whether it can be said that an office to be asked knows nobody. To whom no more is told of other offices, an answer
 * that fits and one that does not look alike: the case is saved, nobody is asked, and a pair waits in the queue.
 */
async function isCheckable(
  actor: Staff,
  { facts, submission }: Typed,
  { elsewhere, answers }: { elsewhere: Elsewhere[]; answers: Answers },
): Promise<boolean> {
  if (answers.offices.length === 0) return true;
  if (!mayAskAbout(actor, facts)) return false;
  const fits = answers.offices.every((code) => elsewhere.some(({ office }) => office.code === code));
  return fits ? mayTellElsewhere(actor, submission, elsewhere) : !(await isSpent(actor, 'entering'));
}

async function isOpen(submissionId: string): Promise<boolean> {
  return (await (await db()).$count(cases, eq(cases.submissionId, submissionId))) > 0;
}

const answerFor = ({ people }: Answers, { person }: Candidate) => people.get(offerKey(person.id));

const isSame = (answer?: OfferAnswer) => answer === 'new-episode' || answer === 'same-episode';

type Taking = { opened: JustOpened; same: Candidate; answer?: OfferAnswer; keys: Map<string, Buffer> };

/** At the moment the record is made: by that it is known later that they were joined while entering (`isEntering`). */
async function takeAs(tx: Writer, audit: Recorder, actor: Staff, { opened, same, answer, keys }: Taking) {
  const { personId: one, episodeId, key } = opened;
  const joining = {
    ...{ one, other: same.person.id, entering: true, keys: new Map([...keys, [one, key]]) },
    sameEpisodes: answer === 'same-episode' ? [{ one: episodeId, other: same.sameEpisode.ownEpisodeId }] : [],
  };
  const joined = await joinWithin(tx, audit, actor, joining, opened.at);
  return isRefused(joined) ? joined : undefined;
}

type Told = { opened: JustOpened; people: Candidate[]; elsewhere: Elsewhere[]; answers: Answers; same?: Candidate };
type Decision = Partial<typeof personPairs.$inferInsert>;

/** One row for each pair: what was decided, asked, or left to be decided in the queue. */
async function keepPairs(tx: Writer, audit: Recorder, actor: Staff, told: Told, now: Date): Promise<void> {
  const { opened, people, elsewhere, answers, same } = told;
  for (const candidate of people) {
    const answer = answerFor(answers, candidate);
    const isKnown = !answer && same && (await isPaired(tx, same.person.id, candidate.person.id));
    const isOther = answer === 'different';
    const decision = isOther ? differentNow(actor, candidate.comparison, now) : {};
    if (isKnown) continue;
    const pair = await keepPair(tx, [opened.personId, candidate.person.id], candidate.comparison, decision, now);
    if (isOther && pair) await recordOther(audit, pair, [opened, ...candidate.person.cases]);
  }
  const asked = { state: 'asked' as const, askedBy: actor.id, askedAt: now };
  const isAsked = ({ office }: Elsewhere) => answers.offices.includes(office.code);
  // Somebody known at two offices is one pair, asked about if either is asked.
  const pairs = new Map<string, [Comparison, Decision]>();
  for (const each of elsewhere.toSorted((one, other) => Number(isAsked(one)) - Number(isAsked(other))))
    for (const { personId, comparison } of each.people) pairs.set(personId, [comparison, isAsked(each) ? asked : {}]);
  for (const [personId, [comparison, decision]] of pairs)
    await keepPair(tx, [opened.personId, personId], comparison, decision, now);
}

/**
 * What the caseworker says of it is kept. Where all that is known says *same*, it is no last word: the pair waits for a
 * supervisor, who reads what was answered.
 */
const differentNow = (actor: Staff, comparison: Comparison, now: Date): Decision => ({
  state: comparison.outcome === 'same' ? 'open' : 'different',
  decidedBy: actor.id,
  decidedAt: now,
  decidedEvidence: keptFrom(comparison).evidence,
});

async function recordOther(audit: Recorder, pair: string, files: { reference: string }[]): Promise<void> {
  const details = { pair, decision: 'different' };
  for (const { reference } of files)
    await audit.record({ act: 'person.compared', subject: { kind: 'case', id: reference }, details });
}

/** Whether a question between two people is there already: whoever is joined with one of them is not asked about again. */
async function isPaired(tx: Writer, one: string, other: string): Promise<boolean> {
  const [oneId = '', otherId = ''] = [one, other].toSorted();
  const rows = await tx
    .select({ id: personPairs.id })
    .from(personPairs)
    .where(and(eq(personPairs.oneId, oneId), eq(personPairs.otherId, otherId)));
  return rows.length > 0;
}

/** The id of the row that is kept; none about somebody erased meanwhile. */
async function keepPair(tx: Writer, pair: [string, string], comparison: Comparison, decision: Decision, now: Date) {
  const [oneId = '', otherId = ''] = pair.toSorted();
  if (!(await noneErased(tx, [oneId, otherId]))) return undefined;
  const said = keptFrom(comparison);
  const row = { id: newId(now.getTime()), oneId, otherId, state: 'open' as const, ...said, foundAt: now, ...decision };
  await tx.insert(personPairs).values(row);
  return row.id;
}
