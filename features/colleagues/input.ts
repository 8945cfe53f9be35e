import { type Name, readName, text, type UserFault } from '@/features/accounts/input';
import { type Role, roles } from '@/lib/actor';

/** What somebody is and where. */
export type Post = { role: Role; officeId: string };
export type NewColleague = Post & Name;

export function readNewColleague(
  form: FormData,
  officeIds: string[],
): { input: NewColleague } | { faults: UserFault[] } {
  const { person, faults } = readName(form);
  const post = readPost(form, officeIds);
  if ('faults' in post) return { faults: [...faults, ...post.faults] };
  return faults.length > 0 ? { faults } : { input: { ...person, ...post.post } };
}

export function readPost(form: FormData, officeIds: string[]): { post: Post } | { faults: UserFault[] } {
  const faults: UserFault[] = [];
  const role = roles.find((one) => one === text(form, 'role'));
  const officeId = officeIds.find((one) => one === text(form, 'officeId'));
  if (!role) faults.push({ field: 'role', reason: 'role' });
  if (!officeId) faults.push({ field: 'officeId', reason: 'office' });
  return role && officeId ? { post: { role, officeId } } : { faults };
}

/** Which colleague a form is about. */
export const readColleague = (form: FormData) => text(form, 'colleague').slice(0, 100);

export const readReason = (form: FormData) => text(form, 'reason').slice(0, 1_000);

export const readDecision = (form: FormData) => ({
  id: text(form, 'approval').slice(0, 100),
  decision: text(form, 'decision') === 'approved' ? ('approved' as const) : ('declined' as const),
});
