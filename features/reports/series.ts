import { monthsOf } from '@/features/figures/comparison';
import type { Figure } from '@/features/figures/input';
import type { Locale } from '@/lib/locale';
import { textsFor } from '@/lib/texts';

/** A count month by month as it is drawn: `label` is the short name, with the year under the first and under each January. */
export type MonthSeries = {
  title: string;
  months: { month: string; name: string; label: string; value: number; text: string }[];
};

/** The months that make a picture: more than one, and any case among them; else none. */
export function monthsToDraw(series: MonthSeries | undefined): MonthSeries['months'] {
  const { months = [] } = series ?? {};
  return months.length > 1 && months.some(({ value }) => value > 0) ? months : [];
}

export function monthSeries(figure: Figure, locale: Locale): MonthSeries {
  const texts = textsFor(locale);
  const short = new Intl.DateTimeFormat(locale === 'id' ? 'id-ID' : 'en-GB', { month: 'short', timeZone: 'UTC' });
  const all = monthsOf(figure);
  const words = { from: texts.month(all[0]?.key ?? ''), to: texts.month(all.at(-1)?.key ?? '') };
  return {
    title: all.length > 0 ? texts.t('reports.document.byMonth', words) : '',
    months: all.map(({ key, value }, at) => {
      const name = short.format(new Date(`${key}-01T00:00:00Z`)).slice(0, 3);
      const year = at === 0 || key.endsWith('-01') ? `\n${key.slice(0, 4)}` : '';
      return { month: key, name: texts.month(key), label: name + year, value, text: texts.number(value) };
    }),
  };
}
