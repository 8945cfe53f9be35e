import Link from 'next/link';
import type { ReactNode } from 'react';
import type { MonthMark } from '@/features/figures/components/time-section';
import type { Period } from '@/features/figures/input';
import { monthOf } from '@/lib/calendar';
import type { Texts } from '@/lib/texts';
import type { WorldEventRow } from '../queries';
import { EventList } from './world-events';

/** The events of a period as numbered marks of its chart, and the list that says what the numbers stand for. */
export function markedEvents(
  events: WorldEventRow[],
  { from, to, asOf }: Period,
  texts: Texts,
): { marks: MonthMark[]; list: ReactNode } {
  const within = events
    .filter(({ on }) => (!from || on >= from) && on <= (to && to < asOf ? to : asOf))
    .sort((a, b) => (a.on < b.on ? -1 : 1));
  const numbers = new Map<string, number[]>();
  within.forEach(({ on }, n) => {
    numbers.set(monthOf(on), [...(numbers.get(monthOf(on)) ?? []), n + 1]);
  });
  const marks = [...numbers].map(([month, all]) => ({
    month,
    text: all.length > 1 ? `${all[0]}–${all.at(-1)}` : String(all[0]),
  }));
  const list = (
    <section className="mt-4">
      <h3 className="mb-1 font-bold">{texts.t('definitions.events.marks')}</h3>
      <EventList events={within} texts={texts} />
      <Link href="/figures/events" prefetch={false} className="inline-block py-2 text-sm text-accent underline sm:py-1">
        {texts.t('definitions.events.manage')}
      </Link>
    </section>
  );
  return { marks, list };
}
