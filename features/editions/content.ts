import type { editions } from '@/db/schema';
import type { Figure } from '@/features/figures/input';
import type { ReportDocument } from '@/features/reports/document';
import { type MonthlyReport, spans } from '@/features/reports/queries';
import type { Section } from '@/features/reports/tables';
import type { Locale } from '@/lib/locale';
import { type ChangeKind, changeKinds, type FigureName, type Part, type Revision } from './revision';
import type { Standing } from './rules';

/** An edition in a list: everything but its content. */
export type EditionLine = Omit<typeof editions.$inferSelect, 'content'>;

/** What an edition holds, as JSON. Once issued it never changes. */
export type EditionContent = {
  /** Every number, with the question that it answers. */
  report: MonthlyReport;
  /** Of the template: which sections, in which order. */
  sections: Section[];
  /** As they were generated, or written over. */
  paragraphs: Record<Locale, string[]>;
  /** Who wrote last in it, or let it be counted again. */
  edited: { by: string; at: string } | null;
  /** What was learnt, until the counting, since earlier editions were issued. */
  revisions: KeptRevision[];
  /** When it is issued: everything in it as words and numbers, the definitions in force among them. */
  documents?: Record<Locale, ReportDocument>;
};

/** A revision without the cases: which numbers changed, and by how much for which kind of reason. */
export type KeptRevision = { month: string; number: number; differences: KeptDifference[] };
export type KeptDifference = {
  figure: FigureName;
  part: Part;
  key: string;
  before: number;
  after: number;
  /** How many units each kind of change added and took away. */
  because: { kind: ChangeKind; more: number; fewer: number }[];
};

export const contentIn = (text: string): EditionContent => JSON.parse(text) as EditionContent;

/** What rules ask of an edition. */
export const standingOf = ({ state, draftedBy, reviewedBy, content }: Told): Standing => ({
  ...{ state, draftedBy, reviewedBy },
  edited: content.edited,
});
type Told = Omit<Standing, 'edited'> & { content: EditionContent };

/** The figures of a report with their names, in the order in which they are read. */
export function figuresIn(report: MonthlyReport): { name: FigureName; figure: Figure }[] {
  const bySpan = (['handled', 'southeastAsia', 'repatriated', 'retrafficked'] as const).flatMap((part) =>
    spans.map((span) => ({ name: `${part}.${span}` as const, figure: report[part][span] })),
  );
  return [...bySpan, { name: 'channels.cumulative', figure: report.channels }];
}

/** A revision as it may leave the house: it names no case. */
export function keptRevision({ differences, changes }: Revision): KeptDifference[] {
  const kinds = new Map(changes.map(({ caseId, kind }) => [caseId, kind]));
  return differences.map(({ causes, ...difference }) => {
    const byKind = Map.groupBy(causes, ({ caseId }) => kinds.get(caseId));
    const because = changeKinds.flatMap((kind) => {
      const all = byKind.get(kind);
      if (!all) return [];
      return [{ kind, more: all.filter(({ by }) => by > 0).length, fewer: all.filter(({ by }) => by < 0).length }];
    });
    return { ...difference, because };
  });
}
