import { change, notYours } from '@/db/change';
import { partners } from '@/db/schema';
import type { Staff } from '@/lib/actor';
import { newId } from '@/lib/id';
import { mayKeepPartners } from './access';
import type { ToldPartner } from './input';
import { allPartners } from './queries';

/** Adds a partner or corrects one. What was referred to it stays referred to it. */
export async function keepPartner(actor: Staff, { closed, ...told }: ToldPartner, now = new Date()) {
  if (!mayKeepPartners(actor)) return notYours(actor, 'partner.keep');
  return change(actor, async (tx, audit) => {
    const all = await allPartners(actor, tx);
    const known = all.find(({ code }) => code === told.code);
    if (told.code && !known) return { refused: 'not-there' as const };
    const twin = all.find(
      ({ code, nameId }) => code !== told.code && nameId.toLowerCase() === told.nameId.toLowerCase(),
    );
    if (twin) return { refused: 'same-name' as const };
    const code = told.code || newId(now.getTime());
    const row = {
      ...{ kind: told.kind, nameId: told.nameId, nameEn: told.nameEn, city: told.city, country: told.country },
      ...{ closedAt: closed ? (known?.closedAt ?? now) : null, changedBy: actor.id, changedAt: now },
    };
    await tx
      .insert(partners)
      .values({ code, ...row })
      .onConflictDoUpdate({ target: partners.code, set: row });
    await audit.record({
      act: known ? 'partner.corrected' : 'partner.added',
      subject: { kind: 'setting', id: 'partners' },
      details: { partner: told.nameId, kind: told.kind, ...(closed && { closed }) },
    });
    return { code };
  });
}
