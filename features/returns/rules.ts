import { currentState, type ReturnStep } from '@/features/cases/steps';
import { addDays } from '@/lib/calendar';
import type { Code } from '@/lib/vocabulary';
import { blockKinds, type clearances, milestoneKinds, type travelDocuments } from '@/lib/way-home';

/** The days a project like this can know of begin here, as everywhere else in a case. */
export const FIRST_DAY = '2000-01-01';

export const kinds = milestoneKinds;
export type Kind = (typeof milestoneKinds)[number];
/** What somebody on the way can wait for. */
export type Waitable = Exclude<Kind, 'received'>;
export const blocks = blockKinds;
export type BlockKind = (typeof blockKinds)[number];
export type Status = Code<'repatriation_status'>;

/** A milestone as it is recorded. `mode`, `basis` and `funding` are answers of the case that it settles along. */
export type Milestone = {
  id: string;
  kind: Kind;
  on: string;
  body?: Code<'partner_type'> | null;
  document?: (typeof travelDocuments)[number] | null;
  validUntil?: string | null;
  clearance?: (typeof clearances)[number] | null;
  leavesOn?: string | null;
  flight?: string | null;
  mode?: Code<'repatriation_mode'> | null;
  basis?: Code<'repatriation_basis'> | null;
  funding?: Code<'repatriation_funding'> | null;
};

/**
 * How far each status of the return is on the way, in the order of the milestones. Held by authorities is no further than
 * whoever waits for their clearance.
 */
const ranks: Partial<Record<Status, number>> = {
  not_started: 0,
  not_wanted: 0,
  identity_check: 1,
  travel_document_pending: 2,
  exit_clearance_pending: 3,
  held_by_authorities: 3,
  scheduled: 4,
  departed: 5,
  arrived_indonesia: 6,
  returned_home_area: 7,
};

/**
 * The status that begins with a milestone: what is waited for from then on. A clearance leaves it to the booking, being
 * received to nothing: both count from the milestone itself.
 */
const begins: Partial<Record<Kind, Status>> = {
  asked: 'identity_check',
  identity_verified: 'travel_document_pending',
  travel_document: 'exit_clearance_pending',
  booked: 'scheduled',
  departed: 'departed',
  arrived: 'arrived_indonesia',
};

/** What somebody of a status waits for; of no other status is anybody waiting. */
export const awaited = {
  not_started: 'asked',
  identity_check: 'identity_verified',
  travel_document_pending: 'travel_document',
  exit_clearance_pending: 'exit_clearance',
  held_by_authorities: 'exit_clearance',
  scheduled: 'departed',
  departed: 'arrived',
} as const satisfies Partial<Record<Status, Waitable>>;

/** The statuses of those who wait for a clearance, or with one for a booking. */
export const forClearance = ['exit_clearance_pending', 'held_by_authorities'] as const;

/** The next milestone of a case; null once the person is home, or goes another way. */
export function nextOf(status: Status, cleared: boolean): Waitable | null {
  const next = (awaited as Partial<Record<Status, Waitable>>)[status] ?? null;
  return next === 'exit_clearance' && cleared ? 'booked' : next;
}

/** From which place on the way each milestone is behind somebody. */
const behind: Record<Kind, number> = {
  asked: 1,
  identity_verified: 2,
  travel_document: 3,
  exit_clearance: 4,
  booked: 4,
  departed: 5,
  arrived: 6,
  received: 7,
};

/** The day on which a status first said that a milestone was passed; null while none has. */
export function passedBy(steps: readonly ReturnStep[], kind: Kind): string | null {
  return steps.find(({ status }) => (ranks[status] ?? -1) >= behind[kind])?.on ?? null;
}

/** Those that happen once on a way home; a document, a clearance or a booking may come anew. */
const once: readonly Kind[] = ['asked', 'identity_verified', 'departed', 'arrived', 'received'];

export type MilestoneRefusal =
  | 'day-in-future'
  | 'track-ended'
  | 'recorded-already'
  | 'not-arrived'
  | 'before-arrival'
  | 'after-arrival'
  | 'other-arrival'
  | 'before-last-step';

/** Why a milestone cannot be of its day, beside the steps of the return so far and the milestones that stand. */
export function cannotRecord(
  steps: ReturnStep[],
  standing: readonly { kind: Kind }[],
  { kind, on }: Pick<Milestone, 'kind' | 'on'>,
  today: string,
): MilestoneRefusal | null {
  if (on > today) return 'day-in-future';
  const { returnStatus, returnedOn } = currentState([], steps);
  if (ranks[returnStatus] === undefined) return 'track-ended';
  if (once.includes(kind) && standing.some((one) => one.kind === kind)) return 'recorded-already';
  const wrong = besideArrival(kind, on, returnedOn);
  if (wrong) return wrong;
  const last = steps.at(-1);
  return last && on < last.on && stepFor(steps, kind) ? 'before-last-step' : null;
}

function besideArrival(kind: Kind, on: string, returnedOn: string | null): MilestoneRefusal | null {
  if (kind === 'received') return !returnedOn ? 'not-arrived' : on < returnedOn ? 'before-arrival' : null;
  if (!returnedOn) return null;
  if (kind === 'arrived') return on === returnedOn ? null : 'other-arrival';
  return on > returnedOn ? 'after-arrival' : null;
}

/** The status that a milestone moves a case on to; null where the case is that far already. Nothing goes backwards. */
export function stepFor(steps: ReturnStep[], kind: Kind): Status | null {
  const { returnStatus } = currentState([], steps);
  const [next, now] = [begins[kind], ranks[returnStatus]];
  return next && now !== undefined && (ranks[next] ?? 0) > now ? next : null;
}

/** What somebody has in hand on a day: a document that is still good, and a free way out. */
export type Papers = { document: 'none' | 'valid' | 'expired'; clearance: 'none' | 'cleared' };

export const noPapers: Papers = { document: 'none', clearance: 'none' };

/** Nobody boards without a valid travel document and a clearance. */
export function mayBoard(papers: Papers): boolean {
  return papers.document === 'valid' && papers.clearance === 'cleared';
}

/** The papers that milestones tell of on a day: of several documents one that is good is enough. */
export function papersIn(
  milestones: readonly { kind: Kind; on: string; validUntil: string | null }[],
  day: string,
): Papers {
  const until = milestones.filter(({ on }) => on <= day);
  const documents = until.filter(({ kind }) => kind === 'travel_document');
  const isGood = ({ validUntil }: { validUntil: string | null }) => validUntil === null || validUntil >= day;
  return {
    document: documents.length === 0 ? 'none' : documents.some(isGood) ? 'valid' : 'expired',
    clearance: until.some(({ kind }) => kind === 'exit_clearance') ? 'cleared' : 'none',
  };
}

/** Whoever is kept from going on for longer is looked at in the morning. */
export const LONG_BLOCKED_DAYS = 14;

/** How long somebody has waited, in days: up to so many, the last for longer than all. */
const upTo = { week: 7, month: 30, quarter: 90 } as const;
export const bands = ['week', 'month', 'quarter', 'longer'] as const;
export type Band = (typeof bands)[number];

/** The first day since which somebody waits for no longer than a band says; null: there is none. */
export function bandFrom(band: Band, today: string): string | null {
  return band === 'longer' ? null : addDays(today, -upTo[band]);
}

/** The milestones that somebody can wait for, in the order of the way. */
export const waitable = kinds.filter((kind): kind is Waitable => kind !== 'received');

export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}
