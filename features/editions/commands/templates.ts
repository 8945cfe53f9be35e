import { and, eq } from 'drizzle-orm';
import { change, notYours } from '@/db/change';
import { reportTemplates } from '@/db/schema';
import type { Section } from '@/features/reports/tables';
import type { Staff } from '@/lib/actor';
import type { Refused } from '@/lib/errors';
import { maySetTemplate } from '../access';
import { allTemplates } from '../queries/templates';

export type TemplateSetting = { officeId: string; version: number; sections: Section[]; draftDay: number | null };

/** Says how the reports of an office are put together, and on which day of the month a draft is made by itself. */
export async function setTemplate(
  actor: Staff,
  { officeId, version, sections, draftDay }: TemplateSetting,
  now = new Date(),
): Promise<{ officeId: string } | Refused<'not-yours' | 'stale'>> {
  const known = (await allTemplates(actor)).some(({ office }) => office.id === officeId);
  if (!known || !maySetTemplate(actor, officeId)) return notYours(actor, 'edition.template');
  const values = {
    ...{ sections: JSON.stringify(sections), draftDay, version: version + 1 },
    ...{ changedBy: actor.id, changedAt: now },
  };
  return change(actor, async (tx, audit) => {
    const ofOffice = eq(reportTemplates.officeId, officeId);
    const kept =
      version === 0
        ? await tx
            .insert(reportTemplates)
            .values({ officeId, ...values })
            .onConflictDoNothing()
            .returning()
        : await tx
            .update(reportTemplates)
            .set(values)
            .where(and(ofOffice, eq(reportTemplates.version, version)))
            .returning();
    if (kept.length === 0) return { refused: 'stale' as const };
    await audit.record({
      act: 'edition.template-set',
      subject: { kind: 'office', id: officeId },
      details: { sections: sections.length, day: draftDay ?? undefined },
    });
    return { officeId };
  });
}
