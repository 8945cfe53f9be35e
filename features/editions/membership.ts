import type { Facts } from '@/db/facts';
import { uncountedClosures, uncountedStatuses } from '@/features/figures/catalogue';
import type { Metric, Question } from '@/features/figures/input';
import { isAbsence, regionOf } from '@/lib/vocabulary';

/** How a case is counted by a question: as which unit, and under which answers or reasons for having none. */
export type Membership = { unit: string; keys: string[] };

/**
 * The questions of a report, asked of the facts of one case, to say because of which cases a number changed. It counts
 * nothing that is shown: the numbers are of `figure`, and a test holds the two against each other.
 */
export function membershipOf(caseId: string, facts: Facts, question: Question): Membership | null {
  const { metric, asOf, where = {} } = question;
  if (!isCounted(facts, asOf) || !meets(facts, metric, asOf)) return null;
  const placed = metric === 'persons_repatriated' ? facts.returnedOn : facts.handledOn;
  if (!placed || placed > asOf || placed > (question.to ?? asOf) || placed < (question.from ?? '')) return null;
  if (where.region && regionOf(facts.destination, asOf) !== where.region) return null;
  if (where.officeId && facts.office !== where.officeId) return null;
  return { unit: metric.startsWith('persons') ? facts.person : caseId, keys: keysOf(facts, question) };
}

/** Whether a case counts as handled on a day: from its day of handling, while the step in force says so. */
export function isCounted(facts: Facts, asOf: string): boolean {
  const step = facts.status.findLast(({ on }) => on <= asOf);
  if (!step || facts.handledOn > asOf) return false;
  return !uncountedStatuses.includes(step.is) && !uncountedClosures.includes(step.reason ?? '');
}

const found: Partial<Record<Metric, { finding: string; answer: string }>> = {
  cases_retrafficked: { finding: 'retrafficked', answer: 'retrafficked' },
  persons_went_back: { finding: 'went_back', answer: 'went_back_same_sector' },
};

/** A finding in force outranks what staff answered, which speaks where nothing was ever found. */
function meets({ findings = [], again }: Facts, metric: Metric, asOf: string): boolean {
  const asked = found[metric];
  if (!asked) return true;
  if (findings.length === 0) return again === asked.answer;
  return findings.some(({ is, on, until }) => is === asked.finding && on <= asOf && (!until || until > asOf));
}

function keysOf(facts: Facts, { by }: Question): string[] {
  if (!by) return [];
  if (by === 'destination') return [facts.destination];
  if (by === 'channel') return facts.lists?.recruitment_channel ?? ['not_asked'];
  throw new Error(`no report is split by ${by}`);
}

/** The units under each number of a figure, with the cases that put them there. */
export type Tally = Map<string, Map<string, string[]>>;

export const TOTAL = 'total:total';

/** `total`, `rows:KH`, `absent:unknown`: as `figure` tells them. Of several cases one answer outweighs all reasons. */
export function tallyOf(versions: Map<string, Facts>, question: Question): Tally {
  const tally: Tally = new Map();
  const put = (name: string, unit: string, caseId: string) => {
    const units = tally.get(name) ?? new Map<string, string[]>();
    units.set(unit, [...(units.get(unit) ?? []), caseId]);
    tally.set(name, units);
  };
  const reasons = new Map<string, { reason: string; caseIds: string[] }>();
  const answered = new Set<string>();
  for (const [caseId, facts] of versions) {
    const membership = membershipOf(caseId, facts, question);
    if (!membership) continue;
    const { unit, keys } = membership;
    put(TOTAL, unit, caseId);
    for (const key of keys) {
      if (!isAbsence(key)) {
        answered.add(unit);
        put(`rows:${key}`, unit, caseId);
      } else {
        const known = reasons.get(unit);
        const reason = known && known.reason < key ? known.reason : key;
        reasons.set(unit, { reason, caseIds: [...(known?.caseIds ?? []), caseId] });
      }
    }
  }
  for (const [unit, { reason, caseIds }] of reasons)
    if (!answered.has(unit)) for (const caseId of caseIds) put(`absent:${reason}`, unit, caseId);
  return tally;
}
