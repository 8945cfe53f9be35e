import type { Texts } from '@/lib/texts';
import { label } from '@/lib/vocabulary';
import { dimensions } from './dimensions';
import type { Dimension, FigureRow, Filter, Period, RefusedInput } from './input';

/** The names of the offices by id: the page gets them where offices are kept. */
export type OfficeNames = ReadonlyMap<string, string>;

/** What a row of a figure is called. */
export function rowName(dimension: Dimension, key: string, texts: Texts, offices?: OfficeNames): string {
  if (dimension === 'month') return texts.month(key);
  if (dimension === 'office') return offices?.get(key) ?? key;
  const { labels } = dimensions[dimension];
  return labels ? label(labels, key, texts.locale) : key;
}

/** What a figure is narrowed to, each as "Negara tujuan: Kamboja". */
export function whereWords(where: Filter = {}, texts: Texts, offices?: OfficeNames): string[] {
  return (Object.keys(dimensions) as Dimension[]).flatMap((dimension) => {
    const { field } = dimensions[dimension];
    const code = field && where[field];
    return code ? [`${texts.t(`figures.dimensions.${dimension}`)}: ${rowName(dimension, code, texts, offices)}`] : [];
  });
}

/** Why some have no answer: "belum ditanyakan 402, tidak diketahui 232". */
export function reasonsOf(absent: FigureRow[], { t, number, locale }: Texts): string {
  return absent
    .map(({ key, value }) => {
      const reason = label('value_absence', key, locale).toLocaleLowerCase(locale);
      return t('figures.explain.reason', { reason, count: number(value) });
    })
    .join(', ');
}

export function periodWords({ from, to }: Omit<Period, 'asOf'>, { t, day }: Texts): string {
  if (from && to) return t('figures.period.between', { from: day(from), to: day(to) });
  if (from) return t('figures.period.since', { from: day(from) });
  return to ? t('figures.period.until', { to: day(to) }) : t('figures.period.always');
}

/** The sentence for a question that cannot be asked. */
export function refusalWords({ refused, field, value }: RefusedInput, { t, day }: Texts): string {
  const isADay = refused === 'ends-before-it-begins' || refused === 'begins-after-as-of';
  const shown = isADay ? day(value) : value;
  return t(`figures.refused.${refused}`, { value: shown, field });
}
