import { and, eq, isNull, ne, or } from 'drizzle-orm';
import { change } from '@/db/change';
import type { Writer } from '@/db/client';
import { offices, users } from '@/db/schema';
import { notify } from '@/features/notices/commands';
import type { Machine } from '@/lib/actor';
import { today } from '@/lib/calendar';
import { isRefused } from '@/lib/errors';
import { EVERY_OFFICE, type Scope } from '../access';
import { editionsOf } from '../queries/editions';
import { allTemplates } from '../queries/templates';
import { isDraftDue, lastMonth } from '../rules';
import { draftEdition } from './draft';

const nightly: Machine = { kind: 'machine', name: 'nightly' };

/** Drafts last month's report where its day has come and nobody has yet, and tells those who write it. Once a month. */
export async function draftDue(now = new Date()): Promise<{ drafted: number }> {
  const month = lastMonth(today(now));
  const due = (await allTemplates(nightly)).filter(({ draftDay }) => isDraftDue(draftDay, today(now)));
  let drafted = 0;
  for (const scope of new Set(due.map((template) => template.scope))) {
    const there = (await editionsOf(nightly, month)).some((each) => each.scope === scope);
    if (there) continue;
    const made = await draftEdition(nightly, { month, scope }, now);
    if (isRefused(made)) continue;
    await tell(scope, made, now);
    drafted += 1;
  }
  return { drafted };
}

async function tell(scope: Scope, { id, month }: { id: string; month: string }, now: Date): Promise<void> {
  await change(nightly, async (tx, audit) => {
    await notify(tx, await writersOf(tx, scope), 'edition-drafted', { edition: id, month }, now);
    await audit.record({
      act: 'edition.told',
      subject: { kind: 'report', id: month },
      details: { scope, edition: id },
    });
    return { told: id };
  });
}

/** Of every office: analysts, and supervisors at headquarters. Of one office: its own supervisors. */
async function writersOf(tx: Writer, scope: Scope): Promise<string[]> {
  const ofAll = or(eq(users.role, 'analyst'), and(eq(users.role, 'supervisor'), eq(offices.kind, 'headquarters')));
  const ofOffice = and(eq(users.role, 'supervisor'), eq(users.officeId, scope), ne(offices.kind, 'headquarters'));
  const rows = await tx
    .select({ id: users.id })
    .from(users)
    .innerJoin(offices, eq(offices.id, users.officeId))
    .where(and(isNull(users.disabledAt), scope === EVERY_OFFICE ? ofAll : ofOffice));
  return rows.map(({ id }) => id);
}
