import type { Role } from '@/lib/actor';

/** Roles that see identities of many, or decide who does: giving one takes two people. */
export const isHighRole = (role: Role) => role === 'supervisor' || role === 'administrator';
