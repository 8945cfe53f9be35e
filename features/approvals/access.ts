import type { Actor, Role } from '@/lib/actor';

/** What takes two people. Each kind belongs to the feature that carries it out; this one only keeps who asked and who decided. */
export const approvalKinds = ['factor-reset', 'role-raise', 'erasure', 'mass-export', 'release'] as const;
export type ApprovalKind = (typeof approvalKinds)[number];

/** Who may be the second person, by role. */
const deciders: Record<ApprovalKind, readonly Role[]> = {
  'factor-reset': ['administrator'],
  'role-raise': ['administrator'],
  erasure: ['supervisor'],
  'mass-export': ['supervisor'],
  release: ['supervisor', 'administrator'],
};

/** Of these only supervisors at headquarters are the second person. */
const atHeadquarters: readonly ApprovalKind[] = ['release'];

/** Whether an actor may decide on what somebody asked for: by role, and never on what they asked for themselves. */
export function mayDecide(actor: Actor, asked: { kind: string; requestedBy: string }): boolean {
  if (actor.kind !== 'staff' || asked.requestedBy === actor.id) return false;
  const kind = approvalKinds.find((each) => each === asked.kind);
  if (!kind || !deciders[kind].includes(actor.role)) return false;
  return actor.role !== 'supervisor' || actor.headquarters || !atHeadquarters.includes(kind);
}
