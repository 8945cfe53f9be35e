import type { Texts } from '@/lib/texts';
import { isAbsence, label } from '@/lib/vocabulary';
import { dimensions } from './dimensions';
import {
  clausesOf,
  type Dimension,
  type FigureRow,
  type Filter,
  type Known,
  type Period,
  type RefusedInput,
} from './input';

/** The names of the offices by id: the page gets them where offices are kept. */
export type OfficeNames = ReadonlyMap<string, string>;

/** What a row of a figure is called. */
export function rowName(dimension: Dimension, key: string, texts: Texts, offices?: OfficeNames): string {
  if (dimension === 'month') return texts.month(key);
  if (dimension === 'quarter') {
    const [year = '', number = ''] = key.split('-Q');
    return texts.t('figures.quarter', { number, year });
  }
  if (dimension === 'office' || (dimension === 'mission' && !isAbsence(key))) return offices?.get(key) ?? key;
  const labels = dimension === 'mission' ? 'value_absence' : dimensions[dimension].labels;
  return labels ? label(labels, key, texts.locale) : key;
}

/** What a figure is narrowed to, each as "Negara tujuan: Kamboja". */
export function whereWords(where: Filter = {}, texts: Texts, offices?: OfficeNames): string[] {
  return (Object.keys(dimensions) as Dimension[]).flatMap((dimension) => {
    const { field } = dimensions[dimension];
    const value = field && where[field];
    return value
      ? [`${texts.t(`figures.dimensions.${dimension}`)}: ${valueWords(dimension, value, texts, offices)}`]
      : [];
  });
}

/** "Kamboja atau Filipina"; "kecuali Kamboja dan Filipina". */
function valueWords(dimension: Dimension, value: string, texts: Texts, offices?: OfficeNames): string {
  const parts = clausesOf(value).map(({ not, codes }) => {
    const names = codes.map((code) => rowName(dimension, code, texts, offices));
    const list = new Intl.ListFormat(texts.locale, { type: not ? 'conjunction' : 'disjunction' }).format(names);
    return not ? texts.t('figures.except', { names: list }) : list;
  });
  return parts.join('; ');
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

/** As of which knowledge a figure is; nothing where it is of what is known now. */
export function knownWords({ knownOn, knownAt }: Known, { t, day, number }: Texts): string[] {
  return [
    ...(knownOn ? [t('figures.known.on', { day: day(knownOn) })] : []),
    ...(knownAt === undefined ? [] : [t('figures.known.at', { entry: number(knownAt) })]),
  ];
}

/** The sentence for a question that cannot be asked. */
export function refusalWords({ refused, field, value }: RefusedInput, { t, day }: Texts): string {
  const isADay = refused === 'ends-before-it-begins' || refused === 'begins-after-as-of';
  const shown = isADay ? day(value) : value;
  return t(`figures.refused.${refused}`, { value: shown, field });
}
