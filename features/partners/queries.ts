import { db, type Reader } from '@/db/client';
import { partners } from '@/db/schema';
import type { Actor, Staff } from '@/lib/actor';
import { NotFound } from '@/lib/errors';
import type { Locale } from '@/lib/locale';
import { mayKeepPartners } from './access';
import { overlaid, type Partner } from './rules';

/** Every partner there is, also those nobody is referred to any more. Whoever works here may know them. */
export async function allPartners(_actor: Actor, from?: Pick<Reader, 'select'>): Promise<Partner[]> {
  const rows = await (from ?? (await db())).select().from(partners);
  return overlaid(rows.map(({ changedBy: _by, changedAt: _at, ...partner }) => partner));
}

/** The same for whoever may correct them. */
export async function partnersToKeep(actor: Staff): Promise<Partner[]> {
  if (!mayKeepPartners(actor)) throw new NotFound('partners');
  return allPartners(actor);
}

export function partnerName(partner: Pick<Partner, 'nameId' | 'nameEn'>, locale: Locale): string {
  return locale === 'id' ? partner.nameId : partner.nameEn;
}
