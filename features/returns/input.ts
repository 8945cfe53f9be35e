import { isSubmissionId } from '@/features/cases/input';
import { isDay } from '@/lib/calendar';
import { textIn } from '@/lib/form-text';
import { codes, type List } from '@/lib/vocabulary';
import { clearances, travelDocuments } from '@/lib/way-home';
import {
  type Band,
  type BlockKind,
  bands,
  blocks,
  FIRST_DAY,
  type Kind,
  kinds,
  type Milestone,
  type Waitable,
  waitable,
} from './rules';

const LONGEST_NUMBER = 40;
const LONGEST_NOTE = 4_000;

/** What a form asks of each milestone beside its day. */
export const asksOf = {
  asked: [],
  identity_verified: ['body'],
  travel_document: ['document', 'number', 'body', 'validUntil'],
  exit_clearance: ['clearance', 'body'],
  booked: ['leavesOn', 'mode', 'flight', 'basis', 'funding'],
  departed: ['mode', 'flight'],
  arrived: ['mode', 'flight'],
  received: ['body'],
} as const satisfies Record<Kind, readonly Asked[]>;

export type Asked =
  | 'body'
  | 'document'
  | 'number'
  | 'validUntil'
  | 'clearance'
  | 'leavesOn'
  | 'mode'
  | 'flight'
  | 'basis'
  | 'funding';

export type ToldMilestone = Milestone & { number: string };
export type MilestoneFault =
  | { field: 'on'; reason: 'day' }
  | { field: 'document'; reason: 'document' }
  | { field: 'clearance'; reason: 'clearance' }
  | { field: 'number'; reason: 'number' }
  | { field: 'validUntil'; reason: 'validUntil' }
  | { field: 'leavesOn'; reason: 'leavesOn' }
  | { field: 'flight'; reason: 'flight' };

export function kindFrom(word: string | undefined): Kind | undefined {
  return kinds.find((kind) => kind === word);
}

/** A milestone as a form tells it, or what is wrong with it, field by field. What its kind does not ask is not read. */
export function readMilestone(kind: Kind, form: FormData): { told: ToldMilestone } | { faults: MilestoneFault[] } {
  const asked: readonly Asked[] = asksOf[kind];
  const word = (name: Asked) => (asked.includes(name) ? textIn(form, name) : '');
  const on = textIn(form, 'on');
  const [validUntil, leavesOn, number] = [word('validUntil'), word('leavesOn'), word('number')];
  const flight = word('flight').toUpperCase().replaceAll(/\s+/g, ' ');
  const document = travelDocuments.find((code) => code === word('document'));
  const clearance = clearances.find((code) => code === word('clearance'));
  const faults: MilestoneFault[] = [];
  if (!isDay(on) || on < FIRST_DAY) faults.push({ field: 'on', reason: 'day' });
  if (asked.includes('document') && !document) faults.push({ field: 'document', reason: 'document' });
  if (asked.includes('clearance') && !clearance) faults.push({ field: 'clearance', reason: 'clearance' });
  if (number.length > LONGEST_NUMBER) faults.push({ field: 'number', reason: 'number' });
  if (validUntil && !isAfter(validUntil, on)) faults.push({ field: 'validUntil', reason: 'validUntil' });
  if (leavesOn && !isAfter(leavesOn, on)) faults.push({ field: 'leavesOn', reason: 'leavesOn' });
  if (flight && !isFlight(flight)) faults.push({ field: 'flight', reason: 'flight' });
  if (faults.length > 0) return { faults };
  return {
    told: {
      ...{ id: textIn(form, 'submission'), kind, on, document, clearance, number },
      ...{ validUntil: validUntil || null, leavesOn: leavesOn || null, flight: flight || null },
      body: codeOf('partner_type', word('body')),
      mode: codeOf('repatriation_mode', word('mode')),
      basis: codeOf('repatriation_basis', word('basis')),
      funding: codeOf('repatriation_funding', word('funding')),
    },
  };
}

const isAfter = (day: string, on: string) => isDay(day) && (!isDay(on) || day >= on);

/** Two or three signs of the airline and up to four digits: words about a person do not fit in. */
export const isFlight = (word: string) => /^[A-Z0-9]{2,3} ?\d{1,4}[A-Z]?$/.test(word);

function codeOf<L extends List>(list: L, word: string): (typeof codes)[L][number] | null {
  return (codes[list] as readonly string[]).includes(word) ? (word as (typeof codes)[L][number]) : null;
}

/** What keeps somebody, as a form tells it. */
export type ToldBlock = { id: string; kind: BlockKind; from: string; note: string };
export type BlockFault =
  | { field: 'block'; reason: 'block' }
  | { field: 'from'; reason: 'day' }
  | { field: 'note'; reason: 'long' };

export function readBlock(form: FormData): { told: ToldBlock } | { faults: BlockFault[] } {
  const kind = blocks.find((code) => code === textIn(form, 'block'));
  const [from, note] = [textIn(form, 'from'), textIn(form, 'note')];
  const faults: BlockFault[] = [];
  if (!kind) faults.push({ field: 'block', reason: 'block' });
  if (!isDay(from) || from < FIRST_DAY) faults.push({ field: 'from', reason: 'day' });
  if (note.length > LONGEST_NOTE) faults.push({ field: 'note', reason: 'long' });
  if (!kind || faults.length > 0) return { faults };
  return { told: { id: textIn(form, 'submission'), kind, from, note } };
}

/** Where a page of the board goes on: the day of the last one before, and its id. */
export type After = { value: string; id: string };
export type ListQuery = Record<string, string | string[] | undefined>;
export type BlockAsked = BlockKind | 'any' | 'long';

/** Of those who wait, which an address asks for; nothing: everybody. */
export type BoardAsked = { waits?: Waitable; long?: Band; office: string; block?: BlockAsked; after?: After };

export function boardAsked(query: ListQuery): BoardAsked {
  const one = (name: string) => [query[name]].flat()[0] ?? '';
  const [value = '', id = ''] = one('after').split('_');
  return {
    waits: waitable.find((kind) => kind === one('waits')),
    long: bands.find((band) => band === one('long')),
    office: one('office'),
    block: ([...blocks, 'any', 'long'] as const).find((each) => each === one('block')),
    ...(isDay(value) && isSubmissionId(id) && { after: { value, id } }),
  };
}

/** The address of a list of the board; `more` goes beside what is asked. */
export function boardAddress({ waits, long, office, block, after }: BoardAsked, more: Record<string, string> = {}) {
  const parameters = new URLSearchParams({
    ...(waits && { waits }),
    ...(long && { long }),
    ...(office && { office }),
    ...(block && { block }),
    ...(after && { after: `${after.value}_${after.id}` }),
    ...more,
  });
  return parameters.size > 0 ? `/returns?${parameters}` : '/returns';
}
