import { and, count, countDistinct, eq, inArray, lt } from 'drizzle-orm';
import { db } from '@/db/client';
import { auditEntries, cases } from '@/db/schema';
import { sightOf } from '@/features/cases/access';
import { exceptionsFor } from '@/features/cases/queries/scope';
import { recordsOf } from '@/features/people/records';
import type { Staff } from '@/lib/actor';
import { NotFound } from '@/lib/errors';
import { newest, PAGE_SIZE, type Told, toldTo } from './entries';
import { aboutCase } from './sight';

export type Looks = {
  reference: string;
  entries: Told[];
  before?: number;
  /** How often the identity was opened, through this case or another of the same person, and by how many people. */
  openings: number;
  people: number;
};

/** Who did what with a case, newest first: for those who see the whole case. For all others it is not there. */
export async function looksAt(actor: Staff, reference: string, before?: number): Promise<Looks> {
  const [file] = await (await db())
    .select({ reference: cases.reference, personId: cases.personId, officeId: cases.officeId, ...exceptionsFor(actor) })
    .from(cases)
    .where(eq(cases.reference, reference));
  if (!file || sightOf(actor, file) !== 'full') throw new NotFound('case', reference);
  const about = aboutCase(actor, { ...file, records: await recordsOf(await db(), file.personId) });
  const found = await newest(and(about, before ? lt(auditEntries.seq, before) : undefined), PAGE_SIZE + 1);
  const page = found.slice(0, PAGE_SIZE);
  return {
    reference: file.reference,
    entries: await toldTo(actor, page),
    ...(found.length > PAGE_SIZE && { before: page.at(-1)?.seq }),
    ...(await openingsOf(about)),
  };
}

async function openingsOf(about: ReturnType<typeof aboutCase>) {
  const [row] = await (await db())
    .select({
      openings: count().mapWith(Number),
      people: countDistinct(auditEntries.actorId).mapWith(Number),
    })
    .from(auditEntries)
    .where(and(about, inArray(auditEntries.act, ['identity.opened', 'referral.opened'])));
  return row ?? { openings: 0, people: 0 };
}
