import type { Actor, Role, Staff } from '@/lib/actor';

/** Who sits at a browser, the session it carries and what it is known by; the second factor may still be missing. */
export type Seat = { staff: Staff; sessionId: string; device: string };

/** Administrators look after accounts and offices; that is why they see no cases. */
export function mayAdministerUsers(actor: Actor): boolean {
  return actor.kind === 'staff' && actor.role === 'administrator';
}

export type Place =
  | 'newCase'
  | 'cases'
  | 'people'
  | 'returns'
  | 'followUps'
  | 'operations'
  | 'dashboard'
  | 'figures'
  | 'reports'
  | 'rights'
  | 'audit'
  | 'administration';

/** What the menu offers to a role. It spares people dead ends; what they may do is asked again where they do it. */
export const placesOf: Record<Role, readonly Place[]> = {
  caseworker: ['newCase', 'cases', 'people', 'returns', 'operations', 'followUps', 'dashboard', 'figures', 'reports'],
  supervisor: [
    'newCase',
    'cases',
    'people',
    'returns',
    'operations',
    'followUps',
    'dashboard',
    'figures',
    'reports',
    'rights',
    'audit',
  ],
  analyst: ['cases', 'people', 'returns', 'operations', 'dashboard', 'figures', 'reports'],
  administrator: ['dashboard', 'figures', 'reports', 'administration', 'audit'],
};
