import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import { isAbsence } from '../lib/vocabulary';
import {
  cases,
  determinations,
  episodeAnswers,
  episodes,
  persons,
  retraffickingFindings,
  returnSteps,
  statusSteps,
} from './schema';
import type { Writer } from './store.shape';

/**
 * What a case tells to the figures: codes, days (`YYYY-MM-DD`), months and ids, nothing else. What is not known is not
 * there. `person` and `episode` are the records that speak; two cases of one person have the same. Steps are in force
 * from their day until the day of the next. See docs/decisions/0036-figures-are-counted-from-versions-of-facts.md.
 */
export type Facts = {
  office: string;
  person: string;
  episode: string;
  destination: string;
  handledOn: string;
  returnedOn?: string;
  recruitedOn?: string;
  startedOn?: string;
  endedOn?: string;
  exitManner?: string;
  sex?: string;
  birthYear?: number;
  province?: string;
  returnMode?: string;
  returnBasis?: string;
  returnFunding?: string;
  intake?: string;
  /** The answer of staff to whether the person was taken again. */
  again?: string;
  /** By list: the codes that were answered; or one absence code, why nothing was. No entry: not asked. */
  lists?: Record<string, string[]>;
  status: { on: string; is: string; reason?: string }[];
  returns: { on: string; is: string }[];
  /** About the episode: whether it is one of being taken again. Empty where nothing stands any more. */
  findings?: { on: string; until?: string; is: string }[];
  /** In the order of their days; those that were withdrawn are not there. */
  determinations?: { on: string; is: string; body: string }[];
};

export type Told = { id: string; createdAt: Date; facts: Facts };

/** The facts of cases as they are now in the base. */
export async function factsOf(tx: Writer, ids: string[]): Promise<Told[]> {
  const rows = await tx
    .select({ file: ofCase, episode: ofEpisode, person: ofPerson })
    .from(cases)
    .innerJoin(episodes, eq(episodes.id, cases.episodeId))
    .innerJoin(persons, eq(persons.id, cases.personId))
    .where(inArray(cases.id, ids));
  const speakers = await speakersOf(tx, rows);
  const steps = await stepsOf(tx, ids);
  const told = await toldOf(tx, rows);
  return rows.map(({ file, episode, person }) => {
    const speaking = { episode: episode.sameAs ?? episode.id, person: speakers.get(person.sameAs ?? '') ?? person };
    const facts: Facts = {
      ...plainFacts(file, episode, speaking.person),
      episode: speaking.episode,
      lists: listsIn(told.answers.get(episode.id) ?? []),
      status: (steps.statuses.get(file.id) ?? []).map(({ on, status, closureReason }) => ({
        on,
        is: status,
        ...(closureReason && { reason: closureReason }),
      })),
      returns: (steps.returns.get(file.id) ?? []).map(({ on, status }) => ({ on, is: status })),
      findings: findingsIn(told.findings.get(speaking.episode) ?? []),
      determinations: steps.determinations.get(file.id)?.map(({ on, status, body }) => ({ on, is: status, body })),
    };
    return { id: file.id, createdAt: file.createdAt, facts };
  });
}

// What is read of each record: nothing sealed, which is most of their bytes.
const ofCase = {
  id: cases.id,
  officeId: cases.officeId,
  handledOn: cases.handledOn,
  returnedOn: cases.returnedOn,
  returnMode: cases.returnMode,
  returnBasis: cases.returnBasis,
  returnFunding: cases.returnFunding,
  intakeChannel: cases.intakeChannel,
  retrafficking: cases.retrafficking,
  createdAt: cases.createdAt,
};
const ofEpisode = {
  id: episodes.id,
  sameAs: episodes.sameAs,
  destination: episodes.destination,
  recruitedOn: episodes.recruitedOn,
  startedOn: episodes.startedOn,
  endedOn: episodes.endedOn,
  exitManner: episodes.exitManner,
};
/** Of a record the coded facts. */
export const ofPerson = {
  id: persons.id,
  sameAs: persons.sameAs,
  sex: persons.sex,
  birthYear: persons.birthYear,
  homeProvince: persons.homeProvince,
};

type File = Pick<typeof cases.$inferSelect, keyof typeof ofCase>;
type Episode = Pick<typeof episodes.$inferSelect, keyof typeof ofEpisode>;
type Person = Pick<typeof persons.$inferSelect, keyof typeof ofPerson>;
/** Of an answer what figures and exports read. */
export const ofAnswer = {
  episodeId: episodeAnswers.episodeId,
  list: episodeAnswers.list,
  code: episodeAnswers.code,
  state: episodeAnswers.state,
};

function plainFacts(file: File, episode: Episode, person: Person) {
  return {
    office: file.officeId,
    person: person.id,
    episode: episode.id,
    destination: episode.destination,
    handledOn: file.handledOn,
    returnedOn: file.returnedOn ?? undefined,
    recruitedOn: episode.recruitedOn ?? undefined,
    startedOn: episode.startedOn ?? undefined,
    endedOn: episode.endedOn ?? undefined,
    exitManner: episode.exitManner ?? undefined,
    sex: person.sex ?? undefined,
    birthYear: person.birthYear ?? undefined,
    province: person.homeProvince ?? undefined,
    returnMode: file.returnMode ?? undefined,
    returnBasis: file.returnBasis ?? undefined,
    returnFunding: file.returnFunding ?? undefined,
    intake: file.intakeChannel ?? undefined,
    again: file.retrafficking ?? undefined,
  };
}

/** The records that speak for those that were joined with another, by their id. */
export async function speakersOf(tx: Pick<Writer, 'select'>, rows: { person: Person }[]): Promise<Map<string, Person>> {
  const ids = rows.flatMap(({ person }) => (person.sameAs ? [person.sameAs] : []));
  if (ids.length === 0) return new Map();
  const speakers = await tx.select(ofPerson).from(persons).where(inArray(persons.id, ids));
  return new Map(speakers.map((one) => [one.id, one]));
}

async function stepsOf(tx: Writer, ids: string[]) {
  const statuses = await tx
    .select({
      caseId: statusSteps.caseId,
      on: statusSteps.on,
      status: statusSteps.status,
      closureReason: statusSteps.closureReason,
    })
    .from(statusSteps)
    .where(inArray(statusSteps.caseId, ids))
    .orderBy(asc(statusSteps.caseId), asc(statusSteps.position));
  const returns = await tx
    .select({ caseId: returnSteps.caseId, on: returnSteps.on, status: returnSteps.status })
    .from(returnSteps)
    .where(inArray(returnSteps.caseId, ids))
    .orderBy(asc(returnSteps.caseId), asc(returnSteps.position));
  const determined = await tx
    .select({
      caseId: determinations.caseId,
      on: determinations.on,
      status: determinations.status,
      body: determinations.body,
    })
    .from(determinations)
    .where(and(inArray(determinations.caseId, ids), isNull(determinations.withdrawnAt)))
    .orderBy(asc(determinations.on), asc(determinations.recordedAt), asc(determinations.id));
  return {
    statuses: Map.groupBy(statuses, ({ caseId }) => caseId),
    returns: Map.groupBy(returns, ({ caseId }) => caseId),
    determinations: Map.groupBy(determined, ({ caseId }) => caseId),
  };
}

async function toldOf(tx: Writer, rows: { episode: Episode }[]) {
  const answers = await tx
    .select(ofAnswer)
    .from(episodeAnswers)
    .where(
      inArray(
        episodeAnswers.episodeId,
        rows.map(({ episode }) => episode.id),
      ),
    )
    .orderBy(asc(episodeAnswers.list), asc(episodeAnswers.code));
  const findings = await tx
    .select()
    .from(retraffickingFindings)
    .where(
      inArray(
        retraffickingFindings.laterId,
        rows.map(({ episode }) => episode.sameAs ?? episode.id),
      ),
    )
    .orderBy(asc(retraffickingFindings.recordedAt), asc(retraffickingFindings.id));
  return {
    answers: Map.groupBy(answers, ({ episodeId }) => episodeId),
    findings: Map.groupBy(findings, ({ laterId }) => laterId),
  };
}

/** One that has ended since, because records were parted, is in force on no day any more. */
function findingsIn(found: (typeof retraffickingFindings.$inferSelect)[]): Facts['findings'] {
  if (!found.some(({ until }) => until === null)) return undefined;
  return found.map(({ on, until, state }) => ({ on, ...(until && { until }), is: state }));
}

function listsIn(answers: { list: string; code: string; state: string }[]): Facts['lists'] {
  const lists: Record<string, string[]> = {};
  for (const [list, told] of Map.groupBy(answers, ({ list }) => list)) {
    const codes = answeredIn(told);
    if (codes.length > 0) lists[list] = codes;
  }
  return Object.keys(lists).length > 0 ? lists : undefined;
}

/** The codes that were answered of one list; or the one reason why none were. */
export function answeredIn(told: { code: string; state: string }[]): string[] {
  const given = told.filter(({ code, state }) => state === 'present' && !isAbsence(code)).map(({ code }) => code);
  const lacking = told.filter(({ code }) => isAbsence(code)).map(({ code }) => code);
  return given.length > 0 ? given : lacking.slice(0, 1);
}
