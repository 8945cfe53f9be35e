import { addDays, addMonths } from '@/lib/calendar';

/** Where something sealed about a person is kept. The words of each are in `messages`, under `rights.places`. */
export const placeNames = [
  'identity',
  'fingerprints',
  'episodes',
  'notes',
  'drafts',
  'contacts',
  'consents',
  'corrections',
  'requests',
  'approvals',
  'emergencies',
  'locks',
  'caseNotes',
  'documents',
  'followUps',
  'tasks',
  'determinations',
  'returnMilestones',
  'returnBlocks',
  'services',
  'proceedings',
  'referrals',
  'packages',
  'transfers',
  'intakeRows',
  'manifests',
  'merges',
  'pairs',
  'findings',
] as const;
export type PlaceName = (typeof placeNames)[number];

export const requestKinds = ['access', 'correction', 'stop', 'resume', 'erasure'] as const;
export type RequestKind = (typeof requestKinds)[number];

/** UU 27/2022, articles 30 and 32, with 40 and 41: three times twenty-four hours. */
const HOURS = 72;
const HOUR = 3_600_000;

export function dueAt(requestedAt: Date): Date {
  return new Date(requestedAt.getTime() + HOURS * HOUR);
}

type Open = { dueAt: Date; doneAt: Date | null; refusedAt: Date | null };

export function isOpen(request: Omit<Open, 'dueAt'>): boolean {
  return request.doneAt === null && request.refusedAt === null;
}

export function isOverdue(request: Open, now: Date): boolean {
  return isOpen(request) && request.dueAt <= now;
}

/** Whether a request has to be spoken of today: less than a day is left, or none. */
export function isPressing(request: Open, now: Date): boolean {
  return isOverdue(request, new Date(now.getTime() + 24 * HOUR));
}

/** When somebody asked, from the day a form tells: today means now, an earlier day its beginning in Jakarta. */
export function askedAt(day: string, today: string, now: Date): Date {
  return day === today ? now : new Date(`${day}T00:00:00+07:00`);
}

export type CannotMeet = 'erased' | 'already-stopped' | 'not-stopped';

/** Why no access copy was handed out, as its page says. */
export const copyRefusals = ['identity-closed', 'budget', 'erased'] as const;

type Person = { erasedAt: Date | null; useStoppedAt: Date | null };

/** Why a right cannot be met now; null when it can. */
export function cannotMeet(kind: RequestKind, person: Person): CannotMeet | null {
  if (person.erasedAt) return 'erased';
  if (kind === 'stop' && person.useStoppedAt) return 'already-stopped';
  return kind === 'resume' && !person.useStoppedAt ? 'not-stopped' : null;
}

const DAY = 24 * HOUR;
/** How long before an identity goes by itself the office is told. */
export const ANNOUNCED_DAYS = 30;

type Closed = { closedOn: string | null; retentionMonths: number | null };

/**
 * The day from which the identity of a person is no longer kept: when the last of their cases has been closed for as
 * long as its office keeps identities. Null while a case is open, or where an office keeps them without end.
 */
export function keptUntil(cases: readonly Closed[]): string | null {
  const days = cases.map(({ closedOn, retentionMonths }) =>
    closedOn && retentionMonths !== null ? addMonths(closedOn, retentionMonths) : null,
  );
  if (days.length === 0 || days.includes(null)) return null;
  return days.reduce((last, day) => ((day ?? '') > (last ?? '') ? day : last), '');
}

export type RetentionStep = 'nothing' | 'announce' | 'forget-announcement' | 'erase';

/**
 * What the nightly job does about a person whose identity is kept until a day. It never erases before it has announced
 * it thirty days ahead, also where the time was over long before; a case opened again takes the announcement back.
 */
export function retentionStep(until: string | null, announcedAt: Date | null, today: string, now: Date): RetentionStep {
  const soon = until !== null && addDays(today, ANNOUNCED_DAYS) >= until;
  if (!soon) return announcedAt ? 'forget-announcement' : 'nothing';
  if (!announcedAt) return 'announce';
  const waited = now.getTime() - announcedAt.getTime() >= ANNOUNCED_DAYS * DAY;
  return waited && today >= until ? 'erase' : 'nothing';
}
