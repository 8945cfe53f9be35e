import { isDay } from '@/lib/calendar';
import { textIn } from '@/lib/form-text';
import { codes } from '@/lib/vocabulary';
import { FIRST_DAY, type View } from './rules';

const LONGEST = 4_000;

/** A view as a form tells it. `id`: the form it came from, which makes one. */
export type Told = Pick<View, 'id' | 'status' | 'body' | 'on'> & { reason: string };
export type ToldFault =
  | { field: 'status'; reason: 'status' }
  | { field: 'body'; reason: 'body' }
  | { field: 'on'; reason: 'day' }
  | { field: 'reason'; reason: 'long' };

/** What the form says, or what is wrong with it, field by field. */
export function readDetermination(form: FormData): { told: Told } | { faults: ToldFault[] } {
  const status = codes.victim_identification.find((code) => code === textIn(form, 'status'));
  const body = codes.partner_type.find((code) => code === textIn(form, 'body'));
  const [on, reason] = [textIn(form, 'on'), textIn(form, 'reason')];
  const faults: ToldFault[] = [];
  if (!status) faults.push({ field: 'status', reason: 'status' });
  if (!body) faults.push({ field: 'body', reason: 'body' });
  if (!isDay(on) || on < FIRST_DAY) faults.push({ field: 'on', reason: 'day' });
  if (reason.length > LONGEST) faults.push({ field: 'reason', reason: 'long' });
  if (!status || !body || faults.length > 0) return { faults };
  return { told: { id: textIn(form, 'submission'), status, body, on, reason } };
}
