import { mayLogCases } from '@/features/cases/access';
import type { Actor } from '@/lib/actor';

/** Whoever works on cases sees what their people wait for. */
export function mayListServices(actor: Actor): boolean {
  return mayLogCases(actor);
}
