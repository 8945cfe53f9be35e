import { eq } from 'drizzle-orm';
import { change } from '@/db/change';
import {
  cases,
  determinations,
  episodeAnswers,
  episodes,
  persons,
  retraffickingFindings,
  returnSteps,
  statusSteps,
} from '@/db/schema';
import type { FindingState } from '@/features/figures/findings';
import { newId } from '@/lib/id';
import type { Code, codes, List } from '@/lib/vocabulary';
import { machine } from './people';

type StatusStep = {
  status: Code<'case_status'>;
  on: string;
  until: string | null;
  closureReason: Code<'case_closure_reason'> | null;
};
type ReturnStep = { status: Code<'repatriation_status'>; on: string; until: string | null };
export type View = { on: string; status: Code<'victim_identification'>; body: Code<'partner_type'> };
type Finding = { on: string; until: string | null; state: FindingState };
type Answers = Partial<Record<List, readonly string[]>>;

/** What a test may say about a case; everything else is plain. */
export type CaseFacts = {
  officeId: string;
  destination: string;
  handledOn: string;
  personId: string;
  sex: (typeof codes)['sex'][number] | 'unknown' | 'declined' | null;
  birthYear: number | null;
  homeProvince: string | null;
  returnMode: string | null;
  returnBasis: Code<'repatriation_basis'> | 'unknown' | null;
  retrafficking: string | null;
  exitManner: Code<'exit_manner'> | 'unknown' | null;
  /** A month or a year. */
  endedOn: string | null;
  /** In the order of their days. */
  views: View[];
  /** Whether the episode is one of being taken again, as found from a day until another. */
  findings: Finding[];
  /** Answers per list; one absence code alone says why there are none. */
  answers: Answers;
};

export type CaseRecipe = CaseFacts & {
  status: StatusStep[];
  returns: ReturnStep[];
  returnedOn: string | null;
  reported(): CaseRecipe;
  accepted(on: string): CaseRecipe;
  closed(on: string, reason?: Code<'case_closure_reason'>): CaseRecipe;
  duplicate(on: string): CaseRecipe;
  reopened(on: string): CaseRecipe;
  returnStep(status: Code<'repatriation_status'>, on: string): CaseRecipe;
  returned(on: string, mode?: string): CaseRecipe;
  retrafficked(): CaseRecipe;
};

/** A case written straight into the tables: in Cambodia, handled by Phnom Penh on 1 March 2022, active, unless said otherwise. */
export function aCase(facts: Partial<CaseFacts> = {}): CaseRecipe {
  const handledOn = facts.handledOn ?? '2022-03-01';
  return recipe({
    officeId: 'office-pnh',
    destination: 'KH',
    personId: newId(),
    sex: null,
    birthYear: null,
    homeProvince: null,
    returnMode: null,
    returnBasis: null,
    retrafficking: null,
    exitManner: null,
    endedOn: null,
    views: [],
    findings: [],
    answers: {},
    ...facts,
    handledOn,
    status: [{ status: 'active', on: handledOn, until: null, closureReason: null }],
    returns: [{ status: 'not_started', on: handledOn, until: null }],
    returnedOn: null,
  });
}

type Plain = CaseFacts & Pick<CaseRecipe, 'status' | 'returns' | 'returnedOn'>;

function recipe(plain: Plain): CaseRecipe {
  const but = (change: Partial<Plain>) => recipe({ ...plain, ...change });
  const step = (status: Code<'case_status'>, on: string, closureReason: StatusStep['closureReason'] = null) =>
    but({ status: [...ended(plain.status, on), { status, on, until: null, closureReason }] });
  const returnStep = (status: Code<'repatriation_status'>, on: string) =>
    but({ returns: [...ended(plain.returns, on), { status, on, until: null }] });
  return {
    ...plain,
    reported: () => but({ status: [{ status: 'reported', on: plain.handledOn, until: null, closureReason: null }] }),
    accepted: (on) => step('active', on),
    closed: (on, reason = 'assistance_completed') => step('closed', on, reason),
    duplicate: (on) => step('closed', on, 'duplicate'),
    reopened: (on) => step('active', on),
    returnStep,
    returned: (on, mode) =>
      recipe({ ...returnStep('arrived_indonesia', on), returnedOn: on, returnMode: mode ?? plain.returnMode }),
    retrafficked: () => but({ retrafficking: 'retrafficked' }),
  };
}

function ended<Step extends { until: string | null }>(steps: Step[], on: string): Step[] {
  return steps.map((step) => (step.until === null ? { ...step, until: on } : step));
}

const now = new Date('2026-01-05T02:00:00Z');
let made = 0;

/** Writes the cases in one change; answers their references in the same order. Cases of one `personId` share the person. */
export async function addCases(recipes: CaseRecipe[]): Promise<string[]> {
  const rows = recipes.map((each) => rowsOf(each));
  const people = new Map(rows.map(({ person }) => [person.id, person]));
  await change(machine, async (tx, audit) => {
    for (const part of batches([...people.values()])) await tx.insert(persons).values(part);
    for (const part of batches(rows.map(({ episode }) => episode))) await tx.insert(episodes).values(part);
    for (const part of batches(rows.map(({ row }) => row))) await tx.insert(cases).values(part);
    for (const part of batches(rows.flatMap(({ answers }) => answers))) await tx.insert(episodeAnswers).values(part);
    for (const part of batches(rows.flatMap(({ status }) => status))) await tx.insert(statusSteps).values(part);
    for (const part of batches(rows.flatMap(({ returns }) => returns))) await tx.insert(returnSteps).values(part);
    for (const part of batches(rows.flatMap(({ views }) => views))) await tx.insert(determinations).values(part);
    for (const part of batches(rows.flatMap(({ findings }) => findings)))
      await tx.insert(retraffickingFindings).values(part);
    await audit.record({ act: 'base.filled', subject: { kind: 'base', id: 'test-cases' } });
  });
  return rows.map(({ row }) => row.reference);
}

/** Lets records be of one person: those named first point at the one that speaks for them. */
export async function joinRecords(joinings: Record<string, string>): Promise<void> {
  await change(machine, async (tx, audit) => {
    for (const [record, speaker] of Object.entries(joinings))
      await tx.update(persons).set({ sameAs: speaker }).where(eq(persons.id, record));
    await audit.record({ act: 'base.filled', subject: { kind: 'base', id: 'test-joinings' } });
  });
}

function batches<Row>(rows: Row[]): Row[][] {
  return Array.from({ length: Math.ceil(rows.length / 200) }, (_, n) => rows.slice(n * 200, (n + 1) * 200));
}

function rowsOf(facts: CaseRecipe) {
  made += 1;
  const ids = { caseId: newId(), episodeId: newId() };
  const last = facts.status.at(-1);
  const recorded = { caseId: ids.caseId, recordedAt: now, recordedBy: 'test' };
  return {
    person: {
      id: facts.personId,
      sex: facts.sex,
      birthYear: facts.birthYear,
      homeProvince: facts.homeProvince,
      citizenship: 'ID',
      keyVersion: 1,
      identitySeq: 0,
      createdAt: now,
    },
    episode: {
      id: ids.episodeId,
      personId: facts.personId,
      destination: facts.destination,
      exitManner: facts.exitManner,
      endedOn: facts.endedOn,
      createdAt: now,
    },
    row: {
      id: ids.caseId,
      reference: `TST-${facts.handledOn.slice(0, 4)}-${String(made).padStart(5, '0')}`,
      submissionId: newId(),
      officeId: facts.officeId,
      personId: facts.personId,
      episodeId: ids.episodeId,
      status: last?.status ?? 'active',
      handledOn: facts.handledOn,
      closedOn: last?.status.startsWith('closed') ? last.on : null,
      closureReason: last?.closureReason ?? null,
      returnStatus: facts.returns.at(-1)?.status ?? 'not_started',
      returnedOn: facts.returnedOn,
      returnMode: facts.returnMode,
      returnBasis: facts.returnBasis,
      retrafficking: facts.retrafficking,
      createdAt: now,
      updatedAt: now,
    },
    answers: Object.entries(facts.answers).flatMap(([list, given]) =>
      (given ?? []).map((code) => ({ id: newId(), episodeId: ids.episodeId, list, code, state: 'present' as const })),
    ),
    views: facts.views.map((view) => ({ id: newId(), ...recorded, personId: facts.personId, ...view })),
    findings: facts.findings.map((finding) => ({
      id: newId(),
      laterId: ids.episodeId,
      earlierId: ids.episodeId,
      recordedAt: now,
      recordedBy: 'test',
      ...finding,
    })),
    status: facts.status.map((step, position) => ({ id: newId(), ...recorded, position, ...step })),
    returns: facts.returns.map((step, position) => ({ id: newId(), ...recorded, position, ...step })),
  };
}
