import { asc, eq } from 'drizzle-orm';
import { db } from '@/db/client';
import { offices } from '@/db/schema';
import type { Actor, Staff } from '@/lib/actor';
import type { Locale } from '@/lib/locale';

export type Office = typeof offices.$inferSelect;

/** Every office, by code. Whoever works here may know which there are. */
export async function allOffices(_actor: Actor): Promise<Office[]> {
  return (await db()).select().from(offices).orderBy(asc(offices.code));
}

/** The office somebody works at. */
export async function officeOf(actor: Staff): Promise<Office | undefined> {
  const [office] = await (await db()).select().from(offices).where(eq(offices.id, actor.officeId));
  return office;
}

export function officeName(office: Pick<Office, 'nameId' | 'nameEn'>, locale: Locale): string {
  return locale === 'id' ? office.nameId : office.nameEn;
}
