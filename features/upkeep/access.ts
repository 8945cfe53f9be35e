import type { Actor } from '@/lib/actor';

/** Who is told how the machine is doing: those who look after it. */
export function mayCareForMachine(actor: Actor): boolean {
  return actor.kind === 'machine' || actor.role === 'administrator';
}
