import { and, desc, eq, inArray } from 'drizzle-orm';
import { change, isDuplicate, recordRefusal } from '@/db/change';
import type { Writer } from '@/db/client';
import { editions } from '@/db/schema';
import { officeName } from '@/features/offices/queries';
import { narrative } from '@/features/reports/narrative';
import { type MonthlyReport, monthlyReport } from '@/features/reports/queries';
import type { Section } from '@/features/reports/tables';
import type { Actor } from '@/lib/actor';
import { today } from '@/lib/calendar';
import { isRefused, type Refused } from '@/lib/errors';
import { newId } from '@/lib/id';
import type { Locale } from '@/lib/locale';
import { EVERY_OFFICE, mayWrite, type Scope } from '../access';
import type { EditionContent } from '../content';
import { haveFactsChanged, knownNow } from '../queries/revisions';
import { officeNamed, templateFor } from '../queries/templates';
import { type EditionRefusal, monthToDraft } from '../rules';
import { earlierRevisions } from './earlier-revisions';

export type Drafting = { month: string; scope: Scope };
export type Drafted = { id: string; month: string; number: number };

/**
 * Draws up the report of a month that is over: counts it, writes its paragraphs, and tells how editions before it would
 * read today. One draft of a month at a time.
 */
export async function draftEdition(
  actor: Actor,
  { month: asked, scope }: Drafting,
  now = new Date(),
): Promise<Drafted | Refused<EditionRefusal>> {
  const month = monthToDraft(asked, today(now));
  if (isRefused(month)) return month;
  if (!mayWrite(actor, scope)) return refusedTo(actor, 'edition.draft', month);
  const template = await templateFor(actor, scope);
  if (!template) return { refused: 'no-such-office' };
  const { content, knownAt } = await counted(actor, { month, scope, sections: template.sections }, now);
  const id = newId(now.getTime());
  const row = { id, month, scope, content: JSON.stringify(content), knownAt, version: 1, draftedAt: now };
  return change(actor, async (tx, audit) => {
    const next = await nextNumber(tx, { month, scope });
    if (isRefused(next)) return next;
    const { number } = next;
    await tx
      .insert(editions)
      .values({ ...row, ...next, state: 'draft', draftedBy: actor.kind === 'staff' ? actor.id : actor.name });
    await audit.record({
      act: 'edition.drafted',
      subject: { kind: 'report', id: month },
      details: { number, scope, edition: id },
    });
    return { id, month, number };
  }).catch((error) => {
    if (isDuplicate(error, 'editions_number') || isDuplicate(error, 'editions.month')) return { refused: 'draft-open' };
    throw error;
  });
}

const open = ['draft', 'reviewed'] as const;

/** The number after the last; refused while one before it has not been issued. */
async function nextNumber(tx: Writer, { month, scope }: Drafting) {
  const ofMonth = and(eq(editions.month, month), eq(editions.scope, scope));
  const [waiting] = await tx
    .select({ id: editions.id })
    .from(editions)
    .where(and(ofMonth, inArray(editions.state, open)));
  if (waiting) return { refused: 'draft-open' as const };
  const [last] = await tx
    .select({ id: editions.id, number: editions.number })
    .from(editions)
    .where(ofMonth)
    .orderBy(desc(editions.number))
    .limit(1);
  return { number: (last?.number ?? 0) + 1, revises: last?.id ?? null };
}

type Counting = Drafting & { sections: Section[] };

/** The numbers of a month with all that is said about them, and what was known when they were counted. */
export async function counted(
  actor: Actor,
  { month, scope, sections }: Counting,
  now: Date,
): Promise<{ content: EditionContent; knownAt: number }> {
  const { report, knownAt } = await reportAt(actor, month, scope, now);
  const about = await officeNamed(actor, scope);
  const written = (locale: Locale) => narrative(report, locale, about && officeName(about, locale));
  const revisions = await earlierRevisions(actor, { month, scope }, knownAt);
  const paragraphs = { id: written('id'), en: written('en') };
  return { content: { report, sections, paragraphs, edited: null, revisions }, knownAt };
}

const ATTEMPTS = 20;

/** Counted while no case changed in between, so that all numbers are of one moment. */
async function reportAt(actor: Actor, month: string, scope: Scope, now: Date) {
  const within = scope === EVERY_OFFICE ? {} : { officeId: scope };
  for (let attempt = 1; ; attempt += 1) {
    const knownAt = await knownNow(actor);
    const report = await monthlyReport(actor, month, today(now), within);
    if (isRefused(report)) throw new Error(`there is no report of ${month}`);
    if (!(await haveFactsChanged(actor, knownAt))) return { report: report as MonthlyReport, knownAt };
    if (attempt === ATTEMPTS) throw new Error('others kept recording while a report was counted');
  }
}

/** Records that somebody tried what is not theirs with the report of a month, and answers it. */
export async function refusedTo(actor: Actor, act: string, month: string): Promise<Refused<'not-yours'>> {
  await recordRefusal(actor, { act, subject: { kind: 'report', id: month }, reason: 'not-yours' });
  return { refused: 'not-yours' };
}
