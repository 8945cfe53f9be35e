import type { Code } from '@/lib/vocabulary';

/** The days a project like this can know of begin here, as everywhere else in a case. */
export const FIRST_DAY = '2000-01-01';

/** A body's view of somebody's victim status from a day on. */
export type View = {
  id: string;
  status: Code<'victim_identification'>;
  body: Code<'partner_type'>;
  on: string;
  recordedAt: Date;
  withdrawnAt: Date | null;
};

/** What one body thinks now, and what it thought before, the newest first. */
export type BodyViews<Any extends View> = { body: Any['body']; standing: Any; earlier: Any[] };

/**
 * The views side by side, a body each, whoever spoke last first. A later view of a body stands in place of its earlier
 * one; of one day, what was recorded last. What was withdrawn is not a view of anybody.
 */
export function byBody<Any extends View>(views: readonly Any[]): BodyViews<Any>[] {
  const newestFirst = views.filter(({ withdrawnAt }) => withdrawnAt === null).toSorted(later);
  return [...Map.groupBy(newestFirst, ({ body }) => body)].flatMap(([body, [standing, ...earlier]]) =>
    standing ? [{ body, standing, earlier }] : [],
  );
}

// In step with `db/facts.ts`, which tells the same views to the figures.
const later = (a: View, b: View) =>
  b.on.localeCompare(a.on) || b.recordedAt.getTime() - a.recordedAt.getTime() || b.id.localeCompare(a.id);

/** Whether one body holds somebody for a victim, presumed or confirmed, whom another does not. */
export function contradict(bodies: readonly { standing: View }[]): boolean {
  const said = bodies.map(({ standing }) => standing.status);
  const yes = said.some((status) => status === 'presumed_victim' || status === 'confirmed_victim');
  return yes && said.includes('not_a_victim');
}

export type DayFault = 'day-in-future' | 'before-birth';

/** Why nobody can have thought so on a day: it has not come yet, or the person was not born. */
export function cannotBeOn(on: string, birthYear: number | null, today: string): DayFault | null {
  if (on > today) return 'day-in-future';
  return birthYear !== null && Number(on.slice(0, 4)) < birthYear ? 'before-birth' : null;
}
