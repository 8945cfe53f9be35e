import { and, asc, eq, inArray } from 'drizzle-orm';
import { db } from '@/db/client';
import { auditEntries, caseNotes, determinations, followUps, users } from '@/db/schema';
import type { Decided } from '@/features/people/finding-column';
import type { Staff } from '@/lib/actor';
import { today } from '@/lib/calendar';
import { type FieldName, isField, isSection, type Section } from '../fields';
import type { CaseFile } from './case-file';
import { type Documented, documented } from './documented';
import { type OnTheWay, onTheWay } from './on-the-way';

/** What happened to a case, each with its day: steps of both tracks, and what staff did to the file. */
export type Happening = { key: string; day: string; at: Date; who: string | null } & (
  | { kind: 'opened' }
  | { kind: 'changed'; section: Section; fields: FieldName[] }
  | { kind: 'status'; status: string; reason: string | null }
  | { kind: 'return'; status: string }
  /** What staff decided of an earlier episode that had ended (decided here, or before this case was told of). */
  | { kind: 'again'; finding: Decided }
  /** The person was found to be one with that of another file, or that was undone. */
  | { kind: 'joined' }
  | { kind: 'parted' }
  /** Parts of it were shared with another office or a partner; or another office took it. To whom is on their pages. */
  | { kind: 'referred' }
  | { kind: 'transferred' }
  | { kind: 'followUp'; outcome: (typeof followUps.$inferSelect)['outcome']; month: number | null }
  | { kind: 'note' }
  | Documented
  /** A body was recorded to see the victim status so, or that was taken back as a mistake. */
  | ({ kind: 'determined' } & View)
  | ({ kind: 'undetermined' } & View)
  | OnTheWay
);

type View = Pick<typeof determinations.$inferSelect, 'status' | 'body'>;

const tellingActs = [
  ...['case.opened', 'case.changed', 'person.joined', 'person.join-undone'],
  ...['retrafficking.decided', 'retrafficking.kept'],
  ...['referral.asked', 'transfer.taken'],
];

/** The happenings of a case the actor was given, newest first. */
export async function timelineOf(_actor: Staff, file: CaseFile): Promise<Happening[]> {
  const entries = await (await db())
    .select({ entry: auditEntries, name: users.name })
    .from(auditEntries)
    .leftJoin(users, eq(users.id, auditEntries.actorId))
    .where(
      and(
        eq(auditEntries.subjectKind, 'case'),
        eq(auditEntries.subjectId, file.case.reference),
        inArray(auditEntries.act, tellingActs),
      ),
    )
    .orderBy(asc(auditEntries.seq));
  const after = await afterwards(file.case.id);
  const determined = await determinedIn(file.case.id);
  const papers = await documented(file.case.id);
  const way = await onTheWay(file.case.id);
  const dated = [...file.statusSteps, ...file.returnSteps, ...after, ...determined, ...papers, ...way.told];
  const names = await namesOf(dated.map((step) => step.recordedBy));
  const acts = entries.map(({ entry, name }) => happeningOf(entry, name, file));
  const statuses = file.statusSteps.map((step) => ({
    ...{ key: step.id, day: step.on, at: step.recordedAt, who: names.get(step.recordedBy) ?? null },
    ...{ kind: 'status' as const, status: step.status, reason: step.closureReason },
  }));
  // What a milestone set is told by the milestone.
  const bySelf = file.returnSteps.filter(({ id }) => !way.set.has(id));
  const returns = bySelf.map((step) => ({
    ...{ key: step.id, day: step.on, at: step.recordedAt, who: names.get(step.recordedBy) ?? null },
    ...{ kind: 'return' as const, status: step.status },
  }));
  const told = [...after, ...determined, ...papers, ...way.told].map(
    ({ id, on, recordedAt, recordedBy, told: happened }) => ({
      ...{ key: id, day: on, at: recordedAt, who: names.get(recordedBy) ?? null },
      ...happened,
    }),
  );
  // Steps come in their order: turned round, those of one moment stay newest first as well.
  return [...acts, ...statuses, ...returns, ...told].toReversed().toSorted(newestFirst);
}

/** That somebody was asked after, and that a note was made; never in whose words. */
async function afterwards(caseId: string) {
  const reader = await db();
  const asked = await reader
    .select()
    .from(followUps)
    .where(eq(followUps.caseId, caseId))
    .orderBy(asc(followUps.on), asc(followUps.id));
  const noted = await reader
    .select()
    .from(caseNotes)
    .where(eq(caseNotes.caseId, caseId))
    .orderBy(asc(caseNotes.on), asc(caseNotes.id));
  return [
    ...asked.map(({ id, on, recordedAt, recordedBy, outcome, month }) => ({
      ...{ id, on, recordedAt, recordedBy },
      told: { kind: 'followUp' as const, outcome, month },
    })),
    ...noted.map(({ id, on, recordedAt, recordedBy }) => ({
      ...{ id, on, recordedAt, recordedBy },
      told: { kind: 'note' as const },
    })),
  ];
}

/** How bodies saw the victim status, and what of it was taken back; never why. */
async function determinedIn(caseId: string) {
  const rows = await (await db())
    .select()
    .from(determinations)
    .where(eq(determinations.caseId, caseId))
    .orderBy(asc(determinations.on), asc(determinations.recordedAt), asc(determinations.id));
  const recorded = rows.map(({ id, on, recordedAt, recordedBy, status, body }) => ({
    ...{ id, on, recordedAt, recordedBy },
    told: { kind: 'determined' as const, status, body },
  }));
  const withdrawn = rows.flatMap(({ id, withdrawnAt, withdrawnBy, status, body }) =>
    withdrawnAt
      ? [
          {
            ...{
              id: `${id} withdrawn`,
              on: today(withdrawnAt),
              recordedAt: withdrawnAt,
              recordedBy: withdrawnBy ?? '',
            },
            told: { kind: 'undetermined' as const, status, body },
          },
        ]
      : [],
  );
  return [...recorded, ...withdrawn];
}

const newestFirst = (a: Happening, b: Happening) =>
  a.day === b.day ? b.at.getTime() - a.at.getTime() || began(a) - began(b) : a.day < b.day ? 1 : -1;

// Of one moment, the opening comes first of all, so last here.
const began = ({ kind }: Happening) => (kind === 'opened' ? 1 : 0);

function happeningOf(entry: typeof auditEntries.$inferSelect, who: string | null, file: CaseFile): Happening {
  const told = JSON.parse(entry.details) as { section?: string; fields?: string[]; finding?: Decided; on?: string };
  // A case entered long after it was handled was still opened when it was entered.
  const at = entry.act === 'case.opened' ? file.case.createdAt : entry.at;
  const common = { key: String(entry.seq), day: today(at), at, who };
  if (entry.act === 'case.changed' && isSection(told.section ?? ''))
    return {
      ...common,
      kind: 'changed',
      section: told.section as Section,
      fields: (told.fields ?? []).filter(isField),
    };
  if (told.finding) return { ...common, day: told.on ?? common.day, kind: 'again', finding: told.finding };
  if (entry.act === 'referral.asked') return { ...common, kind: 'referred' };
  if (entry.act === 'transfer.taken') return { ...common, kind: 'transferred' };
  if (entry.act === 'person.joined') return { ...common, kind: 'joined' };
  if (entry.act === 'person.join-undone') return { ...common, kind: 'parted' };
  return { ...common, kind: 'opened' };
}

async function namesOf(ids: string[]): Promise<Map<string, string>> {
  const rows = await (await db())
    .select()
    .from(users)
    .where(inArray(users.id, [...new Set(ids)]));
  return new Map(rows.map(({ id, name }) => [id, name]));
}
