import { addDays, isDay } from '@/lib/calendar';
import { isCountry } from '@/lib/vocabulary';
import { type Columns, type ListField, listFields } from './columns';
import { isListSet, type ListSet, type Within } from './comparison';
import { MOST_COLUMNS } from './reading';

export type WithinFault = { field: 'destination' | 'from' | 'to'; reason: 'destination' | 'day' | 'order' };

const text = (form: FormData, name: string) => String(form.get(name) ?? '').trim();

/** What the worker says the columns hold. */
export function readColumns(form: FormData, before: Columns): Columns {
  const fields = before.fields.slice(0, MOST_COLUMNS).map((known, at) => {
    const said = form.get(`column-${at}`);
    return said === null ? known : (listFields.find((field) => field === said) ?? null);
  });
  return { head: before.head, fields };
}

/** In which row the headings are; -1 where there are none. */
export function readHead(form: FormData, rows: number): number {
  const said = Number.parseInt(text(form, 'head'), 10);
  return Number.isInteger(said) && said >= 0 && said < Math.min(rows, 100) ? said : -1;
}

/** Something by which people can be told apart: sex, a birth date or an address alone cannot. */
const telling: ListField[] = ['name', 'aliases', 'nik', 'passport', 'phone'];
export const canCompare = ({ fields }: Columns) => fields.some((field) => field !== null && telling.includes(field));

/** Which of our people the list is held against. */
export function readWithin(form: FormData): { within: Within; faults: WithinFault[] } {
  const within = { destination: text(form, 'destination'), from: text(form, 'from'), to: text(form, 'to') };
  const faults: WithinFault[] = [];
  if (!isCountry(within.destination)) faults.push({ field: 'destination', reason: 'destination' });
  for (const field of ['from', 'to'] as const) if (!isDay(within[field])) faults.push({ field, reason: 'day' });
  if (faults.length === 0 && within.from > within.to) faults.push({ field: 'to', reason: 'order' });
  return { within, faults };
}

/** The year up to today: what is usual when nothing was chosen yet. */
export const usualPeriod = (today: string) => ({ from: addDays(today, -365), to: today });

/** Which part of the result to show: a set and its page, such as `theirs:2`. */
export function readPart(value: string): { set: ListSet; page: number } {
  const [set = '', page = '1'] = value.split(':');
  return { set: isListSet(set) ? set : 'both', page: Math.max(1, Number.parseInt(page, 10) || 1) };
}
