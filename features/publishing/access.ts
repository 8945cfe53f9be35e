import type { Actor } from '@/lib/actor';

/** Who says in whose name reports are issued, and under which licence numbers leave. */
export function maySetPublishing(actor: Actor): boolean {
  return actor.kind === 'staff' && actor.role === 'administrator';
}
