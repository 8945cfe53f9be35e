import { addMonths } from '@/lib/calendar';
import type { CaseRecipe } from './cases';

/** One episode of a person in a test: the cases on it, and what is found of it, step by step. */
export type Stay = {
  startedOn: string | null;
  cases: CaseRecipe[];
  findings: { state: string; on: string; until: string | null }[];
};

type Asked = { from?: string; to?: string; asOf: string; by?: 'destination' | 'channel' | 'return_mode' };

/** The rate once more, the slow way: person by person, written from the definition in docs/decisions/0032. */
export function rateNaively(people: Stay[][], { from = '', to = '9999', asOf, by }: Asked, months: number) {
  const rows: Record<string, Record<string, number>> = {};
  for (const stays of people) {
    const counted = stays.map((stay) => ({ ...stay, cases: stay.cases.filter((file) => counts(file, asOf)) }));
    const homes = counted
      .flatMap((stay, n) => stay.cases.map((file) => ({ file, n })))
      .filter(({ file: { returnedOn: day } }) => day !== null && day <= asOf && day >= from && day <= to)
      .sort((a, b) => ((a.file.returnedOn ?? '') < (b.file.returnedOn ?? '') ? -1 : 1));
    const [home] = homes;
    if (!home) continue;
    const day = home.file.returnedOn ?? '';
    const end = addMonths(day, months);
    const laters = counted.filter(
      (stay, n) => n !== home.n && stay.cases.length > 0 && inSpan(beganOf(stay), day, end),
    );
    const states = laters.map((stay) => stateOn(stay, asOf));
    const fate = states.includes('retrafficked')
      ? end > asOf
        ? 'early'
        : 'again'
      : states.includes('suspected')
        ? end > asOf
          ? 'undecidedEarly'
          : 'undecided'
        : end > asOf
          ? 'observing'
          : 'clear';
    for (const key of keysOf(home.file, by)) {
      rows[key] ??= {};
      const row = rows[key];
      const add = (name: string) => {
        row[name] = (row[name] ?? 0) + 1;
      };
      add('returned');
      add(fate);
      if (fate === 'early' || fate === 'undecidedEarly') add('observing');
      if (states.includes('went_back') && (fate === 'clear' || fate === 'observing')) add('wentBack');
    }
  }
  return rows;
}

function counts(file: CaseRecipe, asOf: string): boolean {
  const step = file.status.find(({ on, until }) => on <= asOf && (until === null || until > asOf));
  if (!step || file.handledOn > asOf || step.status === 'reported') return false;
  return step.closureReason !== 'duplicate' && step.closureReason !== 'out_of_scope';
}

function beganOf({ startedOn, cases }: Stay): string {
  if (startedOn) return startedOn;
  const days = cases.flatMap(({ handledOn, returnedOn }) => [handledOn, returnedOn ?? handledOn]);
  return days.sort()[0] ?? '';
}

/** Every day the date may mean lies outside, or one does not. */
function inSpan(date: string, first: string, last: string): boolean {
  const [low, high] = [date.length === 7 ? `${date}-01` : date, date.length === 7 ? `${date}-31` : date];
  return high >= first && low <= last;
}

function stateOn({ findings }: Stay, asOf: string): string | undefined {
  if (!findings.some(({ until }) => until === null)) return undefined;
  return findings.find(({ on, until }) => on <= asOf && (until === null || until > asOf))?.state;
}

function keysOf(file: CaseRecipe, by: Asked['by']): string[] {
  if (!by) return ['all'];
  if (by === 'destination') return [file.destination];
  if (by === 'return_mode') return [file.returnMode ?? 'not_asked'];
  return [...(file.answers.recruitment_channel ?? ['not_asked'])];
}
