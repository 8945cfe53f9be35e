import { redirect } from 'next/navigation';
import { requireActor } from '@/features/accounts/session';

/** Caseworkers begin with their cases, everybody else with the figures. */
export default async function FirstPage() {
  const actor = await requireActor();
  redirect(actor.role === 'caseworker' ? '/cases' : '/dashboard');
}
