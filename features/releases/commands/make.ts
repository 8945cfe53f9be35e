import { randomBytes } from 'node:crypto';
import { and, desc, eq, max } from 'drizzle-orm';
import { change, notYours } from '@/db/change';
import type { Writer } from '@/db/client';
import { releases } from '@/db/schema';
import { askApproval } from '@/features/approvals/commands';
import type { Staff } from '@/lib/actor';
import { today } from '@/lib/calendar';
import { isRefused, type Refused } from '@/lib/errors';
import { newId } from '@/lib/id';
import { mayMakeRelease } from '../access';
import type { Content } from '../content';
import type { ReleaseInput } from '../input';
import { combinationsOf } from '../queries/combinations';
import { proposalFor } from '../queries/proposal';
import { whatIsOut } from '../queries/released';
import type { CannotRelease } from '../rules';
import { bases } from '../statistics';
import { type SyntheticRecord, syntheticRecords } from '../synthetic';

type Made = { release: string };

/**
 * Makes a release and asks a second person to let it out. The numbers are counted and checked here and not again: what
 * was looked at is what leaves.
 */
export async function makeRelease(
  actor: Staff,
  asked: ReleaseInput,
  now = new Date(),
): Promise<Made | Refused<CannotRelease | 'already-asked'>> {
  if (!mayMakeRelease(actor)) return notYours(actor, 'release.make');
  if (asked.kind === 'partner' && !asked.partner) return { refused: 'partner-missing' };
  const proposal = await proposalFor(actor, asked, today(now));
  if (isRefused(proposal)) return proposal;
  if (!proposal.verdict.safe) return { refused: 'not-safe' };
  const content: Content = {
    partner: asked.kind === 'partner' ? asked.partner : null,
    licence: asked.licence,
    follows: proposal.follows,
    froze: proposal.froze,
    cells: proposal.cells,
    synthetic: asked.synthetic ? await synthetic(actor, asked, Object.keys(proposal.frozen.years)) : null,
  };
  return change(actor, async (tx, audit) => {
    if ((await newestReleased(tx)) !== proposal.follows) return { refused: 'overtaken' as const };
    const id = newId(now.getTime());
    const { kind, month } = asked;
    await tx.insert(releases).values({
      id,
      kind,
      month,
      number: (await lastNumber(tx, kind, month)) + 1,
      state: 'draft',
      content: JSON.stringify(content),
      proof: JSON.stringify(proposal.verdict),
      synthetic: asked.synthetic,
      knownAt: proposal.knownAt,
      madeBy: actor.id,
      madeAt: now,
    });
    const details = { kind, month };
    await audit.record({ act: 'release.made', subject: { kind: 'release', id }, details });
    const approval = await askApproval(tx, audit, actor, {
      kind: 'release',
      subject: { kind: 'release', id },
      details: { release: kind, month },
    });
    return isRefused(approval) ? approval : { release: id };
  });
}

/** The newest release that is out, as it is within a change. */
export async function newestReleased(tx: Writer): Promise<string | null> {
  const [row] = await tx
    .select({ id: releases.id })
    .from(releases)
    .where(eq(releases.state, 'released'))
    .orderBy(desc(releases.decidedAt), desc(releases.id))
    .limit(1);
  return row?.id ?? null;
}

async function lastNumber(tx: Writer, kind: ReleaseInput['kind'], month: string): Promise<number> {
  const [row] = await tx
    .select({ last: max(releases.number) })
    .from(releases)
    .where(and(eq(releases.kind, kind), eq(releases.month, month)));
  return row?.last ?? 0;
}

/** Records of the complete years; those of a year that is out already are repeated, never drawn again. */
async function synthetic(actor: Staff, { kind, month }: ReleaseInput, years: string[]): Promise<SyntheticRecord[]> {
  const out = await whatIsOut(actor);
  const before = out.contents.filter((each) => each.kind === kind).flatMap((each) => each.content.synthetic ?? []);
  const known = new Map(before.map((record) => [record.year, before.filter(({ year }) => year === record.year)]));
  const seed = randomBytes(32).toString('hex');
  const drawn = years.sort().map(async (year) => {
    return known.get(year) ?? syntheticRecords(year, await combinationsOf(actor, year, month), bases[kind], seed);
  });
  return (await Promise.all(drawn)).flat();
}
