import { and, asc, eq } from 'drizzle-orm';
import { db } from '@/db/client';
import { personKeys } from '@/db/keys';
import { cases, drafts, episodes, persons, returnSteps, sectionVersions, statusSteps } from '@/db/schema';
import { store } from '@/db/store';
import { type DraftContent, draftPlace } from '@/features/drafts/content';
import { openIdentity, openText } from '@/features/people/identity';
import { open } from '@/lib/sealing';
import type { State } from './ledger';

/** Everything the writers could have made true, read back and opened with the keys. */
export async function stateOf(shared: string): Promise<State> {
  const slots = new Map<string, string>();
  const put = (kind: string, id: string, value: string | null) => value !== null && slots.set(`${kind}/${id}`, value);
  for (const file of await allCases()) {
    put('case', file.submissionId, 'open');
    put('who', file.submissionId, file.name);
    put('job', file.submissionId, file.job);
    put('track', file.submissionId, file.track.join(' '));
    put('way', file.submissionId, file.way.join(' ') || null);
  }
  for (const draft of await allDrafts()) put('draft', draft.id, draft.text);
  for (const personId of await allKeys()) put('key', personId, 'made');
  return { slots, shared: await sharedCase(shared) };
}

/** The one case all writers change: what its section holds, and in which version. */
export async function sharedCase(reference: string): Promise<{ version: number; text: string }> {
  const [row] = await (await db())
    .select({ version: sectionVersions.version, place: episodes.place, personId: cases.personId })
    .from(cases)
    .innerJoin(episodes, eq(episodes.id, cases.episodeId))
    .leftJoin(sectionVersions, and(eq(sectionVersions.recordId, cases.id), eq(sectionVersions.section, 'situation')))
    .where(eq(cases.reference, reference));
  if (!row) return { version: -1, text: '' };
  const key = (await personKeys([row.personId])).get(row.personId);
  return {
    version: row.version ?? 0,
    text: key ? openText(row.personId, key, 'episodes', 'place', row.place) : '',
  };
}

async function allCases() {
  const reader = await db();
  const rows = await reader
    .select({ file: cases, identity: persons.identity, job: episodes.offeredJob })
    .from(cases)
    .innerJoin(persons, eq(persons.id, cases.personId))
    .innerJoin(episodes, eq(episodes.id, cases.episodeId));
  const keys = await personKeys(rows.map(({ file }) => file.personId));
  const track = byCase(await reader.select().from(statusSteps).orderBy(asc(statusSteps.position)));
  const way = byCase(await reader.select().from(returnSteps).orderBy(asc(returnSteps.position)));
  return rows.map(({ file, identity, job }) => {
    const key = keys.get(file.personId);
    return {
      submissionId: file.submissionId,
      name: key ? (openIdentity(file.personId, key, identity).name ?? null) : null,
      job,
      track: track.get(file.id) ?? [],
      way: way.get(file.id) ?? [],
    };
  });
}

function byCase(steps: { caseId: string; status: string }[]): Map<string, string[]> {
  const all = new Map<string, string[]>();
  for (const { caseId, status } of steps) all.set(caseId, [...(all.get(caseId) ?? []), status]);
  return all;
}

async function allDrafts() {
  const rows = await (await db()).select().from(drafts);
  const keys = await personKeys(rows.map(({ personId }) => personId));
  return rows.map(({ id, personId, content }) => {
    const key = keys.get(personId);
    const opened = key ? (JSON.parse(open(key, draftPlace(personId), content)) as DraftContent) : { raw: {} };
    return { id, text: opened.raw.name?.[0] ?? null };
  });
}

async function allKeys(): Promise<string[]> {
  const { keys } = await store();
  const all: string[] = [];
  for (;;) {
    const page = await keys.page(all.at(-1) ?? '', 1000);
    all.push(...page.map(({ personId }) => personId));
    if (page.length < 1000) return all;
  }
}
