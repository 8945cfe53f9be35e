import type { Actor } from '@/lib/actor';

/** Administrators look after backups, and so do the machines that work for them. */
export function mayLookAfterBackups(actor: Actor): boolean {
  if (actor.kind === 'machine') return ['command-line', 'nightly', 'test'].includes(actor.name);
  return actor.role === 'administrator';
}
