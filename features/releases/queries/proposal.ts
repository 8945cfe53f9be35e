import { db } from '@/db/client';
import { auditHead } from '@/db/schema';
import type { Actor } from '@/lib/actor';
import { today } from '@/lib/calendar';
import { isRefused, type Refused } from '@/lib/errors';
import { check, type Verdict } from '../checker';
import { type Frozen, frozenUpTo, frozenWith } from '../frozen';
import { exactCells, published } from '../numbers';
import { type CannotRelease, cannotReleaseMonth, monthsUpTo, type Named } from '../rules';
import type { Cell } from '../statistics';
import { exactCounts } from './counting';
import { whatIsOut } from './released';

/** What would leave, before it leaves. `exact` and `froze` stay inside. */
export type Proposal = Named & {
  cells: Cell[];
  exact: Cell[];
  froze: Frozen;
  frozen: Frozen;
  follows: string | null;
  knownAt: number;
  verdict: Verdict;
  /** The numbers of the newest release of this kind, to tell what is new. */
  before: Cell[];
};

/** A release of this kind up to this month: earlier months as they were frozen, new ones as they are known now. */
export async function proposalFor(
  actor: Actor,
  asked: Named,
  now = today(),
): Promise<Proposal | Refused<CannotRelease>> {
  const out = await whatIsOut(actor);
  const refused = cannotReleaseMonth(asked, out.contents, now);
  if (refused) return { refused };
  const knownAt = await auditSequence();
  const months = monthsUpTo(asked.month);
  const fresh = months.filter((month) => !out.frozen.months[month]);
  const froze = await exactCounts(actor, fresh);
  const frozen = frozenUpTo(asked.month, frozenWith(out.frozen, froze));
  const cells = published(asked.kind, frozen);
  return {
    ...asked,
    cells,
    exact: exactCells(frozen),
    froze,
    frozen,
    follows: out.newest,
    knownAt,
    verdict: check([...out.told, { kind: asked.kind, cells }]),
    before: out.told.filter(({ kind }) => kind === asked.kind).at(-1)?.cells ?? [],
  };
}

/** The verdict on everything that is out. */
export async function verdictOnReleased(actor: Actor): Promise<Verdict & { releases: number }> {
  const { told } = await whatIsOut(actor);
  return { ...check(told), releases: told.length };
}

/** The verdict on what is out together with a release that is not yet. */
export async function verdictWith(actor: Actor, asked: Named): Promise<Verdict | Refused<CannotRelease>> {
  const proposal = await proposalFor(actor, asked);
  return isRefused(proposal) ? proposal : proposal.verdict;
}

async function auditSequence(): Promise<number> {
  const [head] = await (await db()).select({ seq: auditHead.seq }).from(auditHead);
  return head?.seq ?? 0;
}
