import type { Figure } from '@/features/figures/input';
import type { Locale } from '@/lib/locale';
import { type Texts, textsFor } from '@/lib/texts';
import { label } from '@/lib/vocabulary';
import type { MonthlyReport } from './queries';
import { FIRST_MONTH, spokenShare } from './rules';

/** What a spokesperson would read aloud, paragraph by paragraph, made from the figures alone. `office`: whose they are. */
export function narrative(report: MonthlyReport, locale: Locale, office?: string): string[] {
  const texts = textsFor(locale);
  const handled = [
    opening(report, texts, office),
    ...rest(report.handled.cumulative, texts),
    ...region(report, texts),
  ].join(' ');
  return [handled, ...periods(report, texts), returns(report, texts), taken(report, texts)];
}

// Named one by one when there are few; the ear does not follow more.
const MOST_NAMED = 10;

function opening({ handled, month, asOf, running }: MonthlyReport, texts: Texts, office = 'all'): string {
  const { total } = handled.cumulative;
  const words = {
    until: running ? texts.day(asOf) : texts.month(month),
    since: texts.month(FIRST_MONTH),
    first: String(month === FIRST_MONTH),
    total,
    office,
  };
  if (total === 0) return texts.t('reports.narrative.none', words);
  return `${texts.t('reports.narrative.handled', words)}${where(handled.cumulative, texts)}`;
}

/** Where most of them were: in one country, in two or three alike, or nowhere in particular. */
function where(figure: Figure, texts: Texts): string {
  const { t } = texts;
  const leading = leaders(figure);
  const first = leading[0];
  if (!first) return t('reports.narrative.nowhere', { total: figure.total });
  if (leading.length > 1) {
    const countries = joined(
      leading.map(({ key }) => inCountry(key, texts)),
      texts,
    );
    return t('reports.narrative.tied', { countries, value: first.value, share: share(first.value, figure, texts) });
  }
  const country = inCountry(first.key, texts);
  if (first.value === figure.total) return t('reports.narrative.only', { country, total: figure.total });
  return t('reports.narrative.most', { country, value: first.value, share: share(first.value, figure, texts) });
}

/** The countries with the largest value, when they are at most three. With more alike none leads. */
function leaders({ rows }: Figure) {
  const most = Math.max(0, ...rows.map(({ value }) => value));
  const alike = rows.filter(({ value }) => value === most && most > 0);
  return alike.length <= 3 ? alike : alike.slice(0, 0);
}

function rest(figure: Figure, { t, locale }: Texts): string[] {
  const leading = new Set(leaders(figure).map(({ key }) => key));
  const others = figure.rows.filter(({ key, value }) => !leading.has(key) && value > 0);
  const named = others.length > MOST_NAMED + 1 ? others.slice(0, MOST_NAMED) : others;
  const unnamed = others.slice(named.length);
  const list = named.map(({ key, value }) =>
    t('reports.narrative.item', { country: label('country', key, locale), value }),
  );
  if (unnamed.length > 0) {
    const value = unnamed.reduce((sum, row) => sum + row.value, 0);
    list.push(t('reports.narrative.others', { count: unnamed.length, value }));
  }
  const unknown = figure.absent.reduce((sum, row) => sum + row.value, 0);
  return [
    ...(list.length > 0 ? [t('reports.narrative.rest', { list: list.join(', '), leading: leading.size })] : []),
    ...(unknown > 0 && figure.answered > 0 ? [t('reports.narrative.unknown', { value: unknown })] : []),
  ];
}

function region({ handled, southeastAsia }: MonthlyReport, { t }: Texts): string[] {
  const value = southeastAsia.cumulative.total;
  return value > 0 && value < handled.cumulative.total ? [t('reports.narrative.region', { value })] : [];
}

function periods({ handled, month, running, asOf }: MonthlyReport, texts: Texts): string[] {
  if (handled.cumulative.total === 0) return [];
  const words = {
    month: handled.month.total,
    year: handled.yearToDate.total,
    monthName: texts.month(month),
    yearName: month.slice(0, 4),
    january: String(month.endsWith('-01')),
    running: String(running),
    day: texts.day(asOf),
  };
  return [texts.t('reports.narrative.periods', words)];
}

function returns({ repatriated, month }: MonthlyReport, texts: Texts): string {
  const { cumulative, yearToDate } = repatriated;
  const words = {
    total: cumulative.total,
    year: yearToDate.total,
    month: repatriated.month.total,
    since: texts.month(FIRST_MONTH),
    monthName: texts.month(month),
    yearName: month.slice(0, 4),
    january: String(month.endsWith('-01')),
  };
  return texts.t(cumulative.total === 0 ? 'reports.narrative.noneReturned' : 'reports.narrative.returned', words);
}

function taken({ retrafficked }: MonthlyReport, { t }: Texts): string {
  return t('reports.narrative.retrafficked', { total: retrafficked.cumulative.total });
}

function share(value: number, { answered }: Figure, { t }: Texts): string {
  const { kind, percent } = spokenShare(value, answered);
  return t(`reports.narrative.share.${kind}`, { percent });
}

function inCountry(code: string, { t, locale }: Texts): string {
  return t('reports.narrative.in', { code, country: label('country', code, locale) });
}

function joined(parts: string[], { locale }: Texts): string {
  return new Intl.ListFormat(locale === 'id' ? 'id-ID' : 'en-GB', { type: 'conjunction' }).format(parts);
}
