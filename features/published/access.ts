import type { Actor, Staff } from '@/lib/actor';

/**
 * Published figures speak of all offices together. Whoever sees the cases of all of them answers for how ours stand to
 * them: analysts, and the supervisors of headquarters.
 */
export function mayReconcile(actor: Actor): actor is Staff {
  return actor.kind === 'staff' && (actor.role === 'analyst' || (actor.role === 'supervisor' && actor.headquarters));
}
