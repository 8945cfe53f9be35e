import { type Office, officeName } from '@/features/offices/queries';
import type { EditionWords, RevisionNote } from '@/features/reports/document';
import { FIRST_MONTH } from '@/features/reports/rules';
import type { Locale } from '@/lib/locale';
import { type Texts, textsFor } from '@/lib/texts';
import { label } from '@/lib/vocabulary';
import type { EditionLine, KeptDifference, KeptRevision } from './content';
import type { FigureName, Part } from './revision';

type Told = Pick<EditionLine, 'month' | 'number' | 'state' | 'issuedAt'> & { content: { revisions: KeptRevision[] } };

/** What a document says of itself as an edition, and of the editions before it. */
export function wordsOfEdition(
  { number, state, issuedAt, content }: Told,
  office: Office | undefined,
  locale: Locale,
): { edition: EditionWords; revisions: RevisionNote[]; office?: string } {
  const texts = textsFor(locale);
  return {
    edition: { number, state, line: editionLine({ number, state, issuedAt }, texts) },
    revisions: content.revisions.map((revision) => noteOf(revision, texts)),
    ...(office && { office: officeName(office, locale) }),
  };
}

/** “Edition 2, issued on 5 June 2023”. */
export function editionLine({ number, state, issuedAt }: Pick<Told, 'number' | 'state' | 'issuedAt'>, texts: Texts) {
  const issued = issuedAt ? texts.moment(issuedAt) : '';
  return texts.t(`editions.line.${state}`, { number, issued });
}

function noteOf({ month, number, differences }: KeptRevision, texts: Texts): RevisionNote {
  return {
    title: texts.t('editions.revision.title', { month: texts.month(month), number }),
    lines: differences.map((difference) => lineOf(difference, month, texts)),
  };
}

function lineOf(difference: KeptDifference, month: string, texts: Texts): string {
  const { before, after } = difference;
  return texts.t('editions.revision.line', {
    what: nameOf(difference, month, texts),
    ...{ before: texts.number(before), after: texts.number(after) },
    difference: signed(after - before, texts),
    because: becauseOf(difference, texts),
  });
}

/** “+3 recorded later, −1 corrected”. */
export function becauseOf({ because }: Pick<KeptDifference, 'because'>, texts: Texts): string {
  return because
    .flatMap(({ kind, more, fewer }) => [
      ...(more > 0 ? [{ kind, by: more }] : []),
      ...(fewer > 0 ? [{ kind, by: -fewer }] : []),
    ])
    .map(({ kind, by }) => `${signed(by, texts)} ${texts.t(`editions.because.${kind}`)}`)
    .join(', ');
}

/** With its sign; a real minus, so that it is as wide as the plus. */
export function signed(value: number, { number }: Texts): string {
  if (value === 0) return '±0';
  return `${value > 0 ? '+' : '−'}${number(Math.abs(value))}`;
}

type Named = { figure: FigureName; part: Part; key: string };

/** “Cases handled, since January 2020, Cambodia”. */
export function nameOf({ figure, part, key }: Named, month: string, texts: Texts): string {
  const [what, span] = figure.split('.') as [
    'handled' | 'southeastAsia' | 'repatriated' | 'retrafficked' | 'channels',
    'month' | 'yearToDate' | 'cumulative',
  ];
  const { t } = texts;
  const words = { month: texts.month(month), year: month.slice(0, 4), since: texts.month(FIRST_MONTH) };
  const parts = [t(`editions.figures.${what}`), t(`reports.span.${span}`, words)];
  const row = rowName(what, part, key, texts);
  return [...parts, ...(row ? [row] : [])].join(' · ');
}

function rowName(what: string, part: Part, key: string, { t, locale }: Texts): string {
  if (part === 'total')
    return what === 'southeastAsia' ? '' : t(what === 'channels' ? 'reports.lines.total' : 'reports.lines.world');
  if (part === 'rows') return label(what === 'channels' ? 'recruitment_channel' : 'country', key, locale);
  return t('reports.lines.absent', { reason: label('value_absence', key, locale).toLocaleLowerCase(locale) });
}
