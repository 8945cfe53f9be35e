import type { Question } from '@/features/figures/input';
import { periodWords, whereWords } from '@/features/figures/labels';
import type { MessageKey, Texts } from '@/lib/texts';
import { label, type Region } from '@/lib/vocabulary';
import { kindOf } from './nearest';
import type { Line, Reconciliation } from './queries';
import { aboutOf, type PublishedFigure } from './reference';
import type { Sum } from './sums';

/** What a published figure is called. */
export function titleOf(figure: PublishedFigure, texts: Texts): string {
  const own = said(texts, `published.titles.${figure.code}`);
  if (own) return own;
  const name = said(texts, `figures.metrics.${figure.metric}.name`) || texts.t('published.other');
  return texts.t('published.place', { name, place: placeOf(figure, texts) || texts.t('published.world') });
}

export function placeOf({ country, region }: PublishedFigure, { t, locale }: Texts): string {
  if (country) return label('country', country, locale);
  if (region === 'world') return t('published.world');
  return region && region !== 'not stated' ? label('reporting_region', region as Region, locale) : '';
}

/** Who is counted, and who says so. */
export function aboutWords({ code, told }: PublishedFigure, { t }: Texts): string {
  if (told) return told.population;
  const key = aboutOf(code);
  return key ? t(`published.about.${key}`) : '';
}

/** Where it was printed, down to the paragraph. */
export function sourceWords({ document, paragraph, told }: PublishedFigure, { t, day }: Texts): string {
  if (told) return [told.source, told.sourceDate && day(told.sourceDate)].filter(Boolean).join(', ');
  if (!document) return '';
  const at = paragraph === null ? '' : ` (${t('published.documents.paragraph', { number: paragraph })})`;
  return `${t(`published.documents.${document}.source`)}${at}`;
}

/** What the app knows to say of one of its 35; empty where there is nothing to add. */
export const whyWords = ({ code }: PublishedFigure, texts: Texts): string => said(texts, `published.why.${code}`);

/** The number as it was printed: "about 484", "50%", "8.0 times". */
export function printedWords(figure: PublishedFigure, texts: Texts): string {
  const { comparator, value, unit } = figure;
  if (value === null) return texts.t(comparator === 'some' ? 'published.comparators.some' : 'published.noNumber');
  const plain =
    unit === 'times' ? texts.t('published.values.times', { value: texts.number(value) }) : texts.number(value);
  return texts.t(`published.comparators.${comparator as 'eq'}`, { value: unit === 'percent' ? `${plain}%` : plain });
}

/** Ours, in the kind of the nearest definition; a dash where there is none. */
export function oursWords({ ours, nearest }: Pick<Line, 'ours' | 'nearest'>, texts: Texts): string {
  return ours === null || !nearest ? '–' : inKind(ours, nearest, texts);
}

/** A number of the kind that the nearest definition counts. */
export function inKind(value: number, nearest: Question | null, { t, number, percent, decimal }: Texts): string {
  const kind = nearest ? kindOf(nearest) : 'count';
  if (kind === 'share') return percent(value);
  return kind === 'growth' ? t('published.values.times', { value: decimal(value) }) : number(value);
}

/** "+10", "−167", "+0.6 points"; a dash where there are not two numbers. */
export function differenceWords({ difference, nearest }: Pick<Line, 'difference' | 'nearest'>, texts: Texts): string {
  if (difference === null) return '–';
  const kind = nearest ? kindOf(nearest) : 'count';
  const size = Math.abs(difference);
  const plain = kind === 'count' ? texts.number(size) : texts.decimal(size);
  const shown = kind === 'share' ? texts.t('published.values.points', { value: plain }) : plain;
  return plain === texts.number(0) || plain === texts.decimal(0) ? plain : `${difference > 0 ? '+' : '−'}${shown}`;
}

/** What is counted, from when to when, as of which day. */
export function questionWords(question: Question, texts: Texts): string {
  const { t, day } = texts;
  const name = t(`figures.metrics.${question.metric}.name`);
  const where = whereWords(question.where, texts);
  const asOf = `${t('figures.explain.asOf').toLocaleLowerCase(texts.locale)} ${day(question.asOf)}`;
  const { beforeFrom, beforeTo } = question;
  const before = beforeFrom && beforeTo ? periodWords({ from: beforeFrom, to: beforeTo }, texts) : '';
  const against = before && t('published.detail.against', { period: before });
  return [[name, ...where].join(', '), periodWords(question, texts), against, asOf].filter(Boolean).join('; ');
}

/** The line as an equation: "1,233 + 205 = 1,438". */
export function equationOf({ terms, result }: Sum, { number }: Texts, whose: 'value' | 'ours' = 'value'): string {
  const parts = terms.map(({ sign, ...term }, n) => {
    const mark = sign < 0 ? '− ' : n > 0 ? '+ ' : '';
    return `${mark}${number(term[whose] ?? 0)}`;
  });
  const sum = whose === 'value' ? result : terms.reduce((total, { sign, ours }) => total + sign * (ours ?? 0), 0);
  return terms.length === 1 ? parts.join(' ') : `${parts.join(' ')} = ${number(sum)}`;
}

/** The codes of an equation: "F02 + F03". */
export const codesOf = ({ terms }: Sum): string =>
  terms.map(({ code, sign }, n) => `${sign < 0 ? '− ' : n > 0 ? '+ ' : ''}${code}`).join(' ');

/** What became of it: it adds up, something is left, or it is over what somebody else printed. */
export function outcomeOf({ kind, over, against, result }: Sum, { t, number }: Texts): string {
  if (over === null || !against)
    return kind === 'remainder' ? t('published.sums.left', { result: number(result) }) : '';
  if (kind === 'sum') return over === 0 ? t('published.sums.holds') : t('published.sums.fails', { over: number(over) });
  const words = { over: number(Math.abs(over)), against: number(against.value), code: against.code };
  return t(`published.sums.${over > 0 ? 'over' : over < 0 ? 'under' : 'same'}`, words);
}

/** What an equation is about. */
export function sumWords(sum: Sum, texts: Texts): string {
  const own = said(texts, `published.sums.of.${sum.key}`);
  if (own) return own;
  const kind = sum.kind === 'sum' ? 'total' : sum.kind === 'remainder' ? 'part' : 'other';
  return texts.t(`published.sums.of.${kind}`, { code: sum.against?.code ?? sum.key });
}

/** "F01 and F16 differ in this alone: United Arab Emirates 4." */
export function apartWords({ apart }: Pick<Reconciliation, 'apart'>, { t, number, locale }: Texts): string {
  const [one, other] = apart.codes;
  if (apart.rows.length === 0) return t('published.between.same', { one, other });
  const rows = apart.rows.map(({ key, value }) => `${label('country', key, locale)} ${number(value)}`).join(', ');
  return t('published.between.apart', { one, other, rows });
}

/** A message that may not be there. */
function said({ t }: Texts, name: string): string {
  const key = name as MessageKey;
  return t.has(key) && typeof t.raw(key) === 'string' ? String(t.raw(key)) : '';
}
