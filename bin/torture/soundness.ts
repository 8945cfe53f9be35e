import { count, max } from 'drizzle-orm';
import { firstBrokenLink } from '@/db/audit';
import { db } from '@/db/client';
import { personKeys } from '@/db/keys';
import {
  auditEntries,
  cases,
  episodes,
  persons,
  referenceCounters,
  returnSteps,
  sectionVersions,
  statusSteps,
} from '@/db/schema';
import { recordOf } from '@/features/cases/rows';

type Row = { file: typeof cases.$inferSelect; acts: Map<string, number> };

const moves = ['case.moved', 'case.closed', 'case.reopened'];

/** Whether every case is whole and the audit tells of each change exactly once. Answers what is not so. */
export async function unsoundness(): Promise<string[]> {
  const { rows, opened } = await casesWithActs();
  return [
    ...(await chainFaults()),
    ...openingFaults(rows, opened),
    ...(await peopleFaults(rows)),
    ...(await counterFaults(rows)),
    ...(await stepFaults(rows)),
    ...(await versionFaults(rows)),
  ];
}

async function chainFaults(): Promise<string[]> {
  const broken = await firstBrokenLink();
  const [audit] = await (await db()).select({ entries: count(), last: max(auditEntries.seq) }).from(auditEntries);
  const gap =
    audit?.entries === Number(audit?.last ?? 0) ? [] : [`audit: ${audit?.entries} entries, last ${audit?.last}`];
  return broken === null ? gap : [`audit: the chain breaks at ${broken}`, ...gap];
}

async function casesWithActs(): Promise<{ rows: Row[]; opened: string[] }> {
  const reader = await db();
  const acts = new Map<string, Map<string, number>>();
  for (const { act, subjectId, details } of await reader.select().from(auditEntries)) {
    const name = act === 'case.changed' ? `${act} ${JSON.parse(details).section}` : act;
    const of = acts.get(subjectId) ?? new Map<string, number>();
    acts.set(subjectId, of.set(name, (of.get(name) ?? 0) + 1));
  }
  const rows = (await reader.select().from(cases)).map((file) => ({
    file,
    acts: acts.get(file.reference) ?? new Map<string, number>(),
  }));
  return { rows, opened: [...acts].filter(([, of]) => of.has('case.opened')).map(([reference]) => reference) };
}

/** An entry whose case is not there; the other way round is found where steps are counted. */
function openingFaults(rows: Row[], opened: string[]): string[] {
  const there = new Set(rows.map(({ file }) => file.reference));
  return opened.filter((reference) => !there.has(reference)).map((reference) => `the audit opened ${reference} alone`);
}

async function peopleFaults(rows: Row[]): Promise<string[]> {
  const reader = await db();
  const everybody = (await reader.select({ id: persons.id }).from(persons)).map(({ id }) => id);
  const keys = await personKeys(everybody);
  const withCase = new Set(rows.map(({ file }) => file.personId));
  const episodesThere = await reader.$count(episodes);
  return [
    ...everybody.filter((id) => !keys.has(id)).map((id) => `person ${id} has no key`),
    ...everybody.filter((id) => !withCase.has(id)).map((id) => `person ${id} has no case`),
    ...(episodesThere === rows.length ? [] : [`${episodesThere} episodes, ${rows.length} cases`]),
  ];
}

/** The counter of an office has given exactly the numbers that are there. */
async function counterFaults(rows: Row[]): Promise<string[]> {
  const counters = await (await db()).select().from(referenceCounters);
  const given = counters.reduce((sum, { last }) => sum + last, 0);
  return given === rows.length ? [] : [`${given} case numbers given, ${rows.length} cases`];
}

async function stepFaults(rows: Row[]): Promise<string[]> {
  const reader = await db();
  const statuses = countBy((await reader.select({ of: statusSteps.caseId }).from(statusSteps)).map(({ of }) => of));
  const returns = countBy((await reader.select({ of: returnSteps.caseId }).from(returnSteps)).map(({ of }) => of));
  return rows.flatMap(({ file, acts }) => {
    const moved = sumOf(acts, moves);
    const homewards = acts.get('return.step') ?? 0;
    const faults = [
      [acts.get('case.opened'), 1, 'openings'],
      [statuses.get(file.id), moved + 1, 'status steps'],
      [returns.get(file.id) ?? 0, homewards, 'return steps'],
    ] as const;
    return faults
      .filter(([is, should]) => is !== should)
      .map(([is, should, what]) => `${file.reference}: ${is} ${what}, the audit tells of ${should}`);
  });
}

/** Each save raises the version of its section by one and leaves one entry. */
async function versionFaults(rows: Row[]): Promise<string[]> {
  const versions = await (await db()).select().from(sectionVersions);
  const of = new Map(versions.map((row) => [`${row.recordId} ${row.section}`, row.version]));
  return rows.flatMap(({ file, acts }) =>
    (['who', 'recruitment', 'situation', 'track'] as const).flatMap((section) => {
      const record = section === 'track' ? file.id : recordOf(file, section);
      const version = of.get(`${record} ${section}`) ?? 0;
      const told =
        section === 'track' ? sumOf(acts, [...moves, 'return.step']) : (acts.get(`case.changed ${section}`) ?? 0);
      return version === told
        ? []
        : [`${file.reference}: ${section} at version ${version}, the audit tells of ${told}`];
    }),
  );
}

function countBy(ids: string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
}

const sumOf = (acts: Map<string, number>, names: string[]) =>
  names.reduce((sum, name) => sum + (acts.get(name) ?? 0), 0);
