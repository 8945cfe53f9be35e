import { isSubmissionId } from '@/features/cases/input';
import { addDays, isDay } from '@/lib/calendar';
import { textIn } from '@/lib/form-text';
import { codes, isCountry } from '@/lib/vocabulary';
import { FIRST_DAY, FURTHEST_DAYS, type Progress, type Role, type State, type Type } from './rules';

const LONGEST = 4_000;

/** What somebody needs, as a form tells it. `id`: the form it came from, which makes each once. */
export type ToldNeeds = { id: string; types: Type[]; on: string; note: string };
/** What became of a service, and the version that was seen. */
export type ToldService = {
  id: string;
  version: number;
  state: State;
  on: string;
  partner: string | null;
  until: string | null;
  nextOn: string | null;
  /** Null: as it is, for who cannot read it now. */
  note: string | null;
};
export type ToldProceeding = { id: string; country: string; role: Role; status: Progress; on: string };

export type Fault =
  | { field: 'types'; reason: 'types' }
  | { field: 'state'; reason: 'state' }
  | { field: 'on'; reason: 'day' }
  | { field: 'until'; reason: 'until' }
  | { field: 'nextOn'; reason: 'nextOn' }
  | { field: 'note'; reason: 'long' }
  | { field: 'country'; reason: 'country' }
  | { field: 'role'; reason: 'role' }
  | { field: 'status'; reason: 'status' };

export function readNeeds(form: FormData): { told: ToldNeeds } | { faults: Fault[] } {
  const ticked = form.getAll('types').map(String);
  const types = codes.service_type.filter((code) => ticked.includes(code));
  const [on, note] = [textIn(form, 'on'), textIn(form, 'note')];
  const faults: Fault[] = [...dayFaults(on), ...noteFaults(note)];
  if (types.length === 0) faults.unshift({ field: 'types', reason: 'types' });
  return faults.length > 0 ? { faults } : { told: { id: textIn(form, 'submission'), types, on, note } };
}

export function readService(form: FormData, today: string): { told: ToldService } | { faults: Fault[] } {
  const state = codes.service_state.find((code) => code === textIn(form, 'state'));
  const [on, until, nextOn, note] = ['on', 'until', 'nextOn', 'note'].map((name) => textIn(form, name)) as Four;
  const faults: Fault[] = [...dayFaults(on), ...noteFaults(note)];
  if (!state) faults.unshift({ field: 'state', reason: 'state' });
  // A service ends no earlier than it began; only one that was given has an end.
  if (until && (!isDay(until) || until < on || state !== 'provided')) faults.push({ field: 'until', reason: 'until' });
  if (nextOn && (!isDay(nextOn) || nextOn < FIRST_DAY || nextOn > addDays(today, FURTHEST_DAYS)))
    faults.push({ field: 'nextOn', reason: 'nextOn' });
  if (!state || faults.length > 0) return { faults };
  return {
    told: {
      ...{ id: textIn(form, 'service'), version: Number(textIn(form, 'version')) || 0, state, on },
      note: form.has('note') ? note : null,
      ...{ partner: textIn(form, 'partner') || null, until: until || null, nextOn: nextOn || null },
    },
  };
}

type Four = [string, string, string, string];

export function readProceeding(form: FormData): { told: ToldProceeding } | { faults: Fault[] } {
  const country = textIn(form, 'country');
  const role = codes.procedural_role.find((code) => code === textIn(form, 'role'));
  const status = codes.justice_status.find((code) => code === textIn(form, 'status'));
  const on = textIn(form, 'on');
  const faults: Fault[] = [];
  if (!isCountry(country)) faults.push({ field: 'country', reason: 'country' });
  if (!role) faults.push({ field: 'role', reason: 'role' });
  if (!status) faults.push({ field: 'status', reason: 'status' });
  faults.push(...dayFaults(on));
  if (!role || !status || faults.length > 0) return { faults };
  return { told: { id: textIn(form, 'submission'), country, role, status, on } };
}

const dayFaults = (on: string): Fault[] => (!isDay(on) || on < FIRST_DAY ? [{ field: 'on', reason: 'day' }] : []);
const noteFaults = (note: string): Fault[] => (note.length > LONGEST ? [{ field: 'note', reason: 'long' }] : []);

export const whiches = ['unmet', 'late', 'provided'] as const;
/** Which services an address asks for: those waited for, those whose next step is late, or those given now. */
export type Which = (typeof whiches)[number];
export type ListQuery = Record<string, string | string[] | undefined>;
export type ListAsked = { which: Which; type: Type | null; after?: { day: string; id: string } };

export function listAsked(query: ListQuery): ListAsked {
  const one = (name: string) => [query[name]].flat()[0] ?? '';
  const [day = '', id = ''] = one('after').split('_');
  return {
    which: whiches.find((each) => each === one('which')) ?? 'unmet',
    type: codes.service_type.find((code) => code === one('type')) ?? null,
    ...(isDay(day) && isSubmissionId(id) && { after: { day, id } }),
  };
}

export function addressOf({ which, type }: Omit<ListAsked, 'after'>, after?: ListAsked['after']): string {
  const parameters = new URLSearchParams({
    ...{ which },
    ...(type && { type }),
    ...(after && { after: `${after.day}_${after.id}` }),
  });
  return `/services?${parameters}`;
}
