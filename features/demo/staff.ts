import type { users } from '@/db/schema';

/** The people who work in the demo. The first five are those one can sign in as; the others have cases of their own. */
type Member = Pick<typeof users.$inferInsert, 'id' | 'signInName' | 'name' | 'role' | 'officeId'>;

const member = (signInName: string, role: Member['role'], office: string): Member => ({
  id: `user-${signInName}`,
  signInName,
  name: signInName.charAt(0).toUpperCase() + signInName.slice(1),
  role,
  officeId: `office-${office}`,
});

export const demoStaff: readonly Member[] = [
  member('ayu', 'caseworker', 'pnh'),
  member('bagus', 'caseworker', 'mnl'),
  member('citra', 'supervisor', 'hq'),
  member('dewi', 'analyst', 'hq'),
  member('eko', 'administrator', 'hq'),
  member('fitri', 'caseworker', 'pnh'),
  member('galih', 'caseworker', 'mnl'),
  member('hana', 'caseworker', 'bkk'),
  member('indra', 'caseworker', 'rgn'),
  member('joko', 'caseworker', 'vte'),
  member('kartika', 'caseworker', 'sgn'),
  member('laras', 'caseworker', 'dvo'),
];
