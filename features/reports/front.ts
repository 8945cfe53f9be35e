import type { Texts } from '@/lib/texts';
import type { ReportDocument } from './document';
import type { Section } from './tables';

/** What stands at the front of a report, in whatever form it comes. */
export type Fact = { name: string; value: string };

/** The report about itself: which month, as of when, which edition, how far it reaches, when it was made. */
export function factsOf(document: ReportDocument, madeAt: Date, { t, day, month, moment }: Texts): Fact[] {
  const { edition, mark, tables } = document;
  const asOf = tables[0]?.asOf;
  const values = {
    month: month(document.month),
    asOf: asOf ? day(asOf) : '',
    edition: edition?.line ?? '',
    scope: document.office ?? t('reports.document.scopeAll'),
    issuer: document.issuer ?? '',
    made: t('reports.document.madeAt', { moment: moment(madeAt) }),
    mark: mark ?? '',
  };
  return (Object.keys(values) as (keyof typeof values)[])
    .filter((key) => values[key] !== '')
    .map((key) => ({ name: t(`reports.document.facts.${key}`), value: values[key] }));
}

/** An edition that may not be passed on yet. */
export const isUnfinished = ({ edition }: ReportDocument) =>
  edition?.state === 'draft' || edition?.state === 'reviewed';

const nots = ['everyone', 'people', 'crime', 'day', 'later', 'small'] as const;

/** What the numbers are not, sentence by sentence. */
export const about = ({ t }: Texts): string[] => nots.map((one) => t(`reports.document.not.${one}`));

const shown: [Section, number][] = [
  ['handled', 0],
  ['periods', 0],
  ['periods', 1],
  ['repatriated', 2],
];

/** The totals a reader looks for first, taken from the tables that follow. */
export function mainFigures({ tables, definitions }: ReportDocument, { number }: Texts) {
  return shown.flatMap(([section, at]) => {
    const table = tables.find((one) => one.section === section);
    const measure = table?.measures[at];
    const value = table?.lines.find(({ kind }) => kind === 'total')?.values[at];
    if (!table || !measure || value === undefined) return [];
    const metric = definitions.find((one) => one.metric === table.metric)?.name ?? table.title;
    const span = measure.title.charAt(0).toLowerCase() + measure.title.slice(1);
    return [{ label: `${metric},\n${span}`, value: number(value) }];
  });
}
