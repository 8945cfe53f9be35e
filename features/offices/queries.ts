import { asc } from 'drizzle-orm';
import { db } from '@/db/client';
import { offices } from '@/db/schema';
import type { Actor } from '@/lib/actor';

/** Every office. Whoever works here may know which there are. */
export async function allOffices(_actor: Actor) {
  return (await db()).select().from(offices).orderBy(asc(offices.code));
}
