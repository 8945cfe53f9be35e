import { asc, eq } from 'drizzle-orm';
import { db } from '@/db/client';
import { offices, settings } from '@/db/schema';
import type { Actor } from '@/lib/actor';
import { NotFound } from '@/lib/errors';
import { maySetPublishing } from './access';
import { type Publishing, usualLicence } from './rules';

export const PUBLISHING_SETTING = 'publishing';

/** In whose name reports are issued and under which licence numbers leave: printed on both, so anybody here may know. */
export async function publishingNow(_actor: Actor): Promise<Publishing> {
  const said = await publishingSaid();
  const [headquarters] = said.issuer.id
    ? []
    : await (await db()).select().from(offices).where(eq(offices.kind, 'headquarters')).orderBy(asc(offices.code));
  return {
    issuer: {
      id: said.issuer.id || (headquarters?.nameId ?? ''),
      en: said.issuer.en || said.issuer.id || (headquarters?.nameEn ?? ''),
    },
    licences: {
      public: said.licences.public || usualLicence('public'),
      partner: said.licences.partner || usualLicence('partner'),
    },
  };
}

/** What was set, with nothing where nothing was; for the administrator who sets it. */
export async function publishingToSet(actor: Actor): Promise<Publishing> {
  if (!maySetPublishing(actor)) throw new NotFound('publishing');
  return publishingSaid();
}

async function publishingSaid(): Promise<Publishing> {
  const [row] = await (await db()).select().from(settings).where(eq(settings.id, PUBLISHING_SETTING));
  return row
    ? (JSON.parse(row.value) as Publishing)
    : { issuer: { id: '', en: '' }, licences: { public: '', partner: '' } };
}
