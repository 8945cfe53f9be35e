import { mayLogCases } from '@/features/cases/access';
import type { Actor } from '@/lib/actor';

/** Whoever logs cases may hold a counterpart's list against those in their sight. */
export const mayCompareLists = (actor: Actor): boolean => mayLogCases(actor);

/** What leaves the house as a file leaves through a supervisor. */
export function mayExportLists(actor: Actor): boolean {
  return mayLogCases(actor) && actor.kind === 'staff' && actor.role === 'supervisor';
}
