import { type FieldName, fieldsIn, type Section } from '@/features/cases/fields';
import { permits, type Scope, type standing } from '@/features/consents/rules';
import { addDays } from '@/lib/calendar';
import type { Code } from '@/lib/vocabulary';

export type ReferralState = 'asked' | 'accepted' | 'declined' | 'revoked' | 'done';

/** How long a referral may run; what an outside partner fetches at most this long. */
export const MOST_DAYS = { office: 90, partner: 90, package: 30 } as const;

/**
 * The partners that prosecute, or may: sharing with them is cooperation with justice. Bodies of a host government are among
 * them, for in half of the countries the immigration service is one.
 */
const ofJustice: readonly Code<'partner_type'>[] = [
  'police',
  'host_police',
  'prosecutor_or_court',
  'immigration_service',
  'host_government',
];

/** What the person must have agreed to before anything of theirs goes to such a receiver (null: another office). */
export function scopesFor(kind: Code<'partner_type'> | null): Scope[] {
  return kind && ofJustice.includes(kind) ? ['referral_sharing', 'justice'] : ['referral_sharing'];
}

type Standing = ReturnType<typeof standing<{ scope: Scope; recordedAt: Date; state: Code<'consent_state'> }>>;

/** The first scope that is wanting; null when all are given. Missing is not yes. */
export function missingScope(scopes: readonly Scope[], said: Standing): Scope | null {
  return scopes.find((scope) => !permits(said[scope]?.state)) ?? null;
}

/** Never shared: what an office writes for itself, and where another case is to be found. */
const kept: readonly FieldName[] = ['notes', 'earlierReference'];
/** Other people, who are asked about in a scope of its own. */
const ofFamily: readonly FieldName[] = ['contacts'];

/** The questions of a section that travel with it, whatever was agreed to. */
export function fieldsToShare(section: Section): FieldName[] {
  return fieldsIn(section).filter((name) => !kept.includes(name));
}

/** The questions whose answers a receiver may read under what the person agreed to. */
export function fieldsShared(sections: readonly Section[], said: Standing): FieldName[] {
  const family = permits(said.family_contact?.state);
  return sections.flatMap(fieldsToShare).filter((name) => family || !ofFamily.includes(name));
}

type Timed = { state: ReferralState; until: string };

/** How a referral stands on a day: its last day is a day on which it runs. */
export function standsAs({ state, until }: Timed, today: string): ReferralState | 'expired' {
  return (state === 'asked' || state === 'accepted') && until < today ? 'expired' : state;
}

export function isUnderWay(referral: Timed, today: string): boolean {
  return ['asked', 'accepted'].includes(standsAs(referral, today));
}

/** The receiver reads while it is accepted and no longer. */
export function isRunning(referral: Timed, today: string): boolean {
  return standsAs(referral, today) === 'accepted';
}

export function lastDay(today: string, days: number): string {
  return addDays(today, days);
}

/** What people call a referral by: the end of its id, which tells nothing. */
export const numberOf = (id: string) => id.replaceAll('-', '').slice(-8).toUpperCase();
