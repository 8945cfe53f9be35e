import { redirect } from 'next/navigation';
import { requireActor } from '@/features/accounts/session';

export default async function FirstPage() {
  await requireActor();
  redirect('/dashboard');
}
