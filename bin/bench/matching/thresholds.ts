import { Matcher } from '@/features/people/matcher';
import type { Weights } from '@/features/people/weight-kinds';
import { weights } from '@/features/people/weights';
import { judge } from './judged';
import { type Base, fill, type Offered } from './trial';

/** A little above what is promised, because another seed will say a little otherwise. */
const PRECISION = 0.992;
const PRECISION_OF_SAME = 0.9997;

/** So much less is enough where nothing speaks against: of what was tried on the learning seed, it cost precision the least. */
const UNOPPOSED = 2.4;

/** The lowest sums from which, among the people learnt on, offers are as precise as is promised. */
export function thresholdsFor(learnt: Omit<Weights, 'doubtful' | 'unopposed' | 'same'>, base: Base): Weights {
  Object.assign(weights, learnt, { doubtful: 8, unopposed: 8, same: 8 });
  const matcher = new Matcher();
  fill(matcher, base);
  const scored = base.probes.map(({ probe, fit }) => {
    const offers = matcher.find(probe.facts).map((found) => ({ ...found, place: Number(found.personId) }));
    return { probe, fit, offers };
  });
  const judgedAt = (doubtful: number, same: number) =>
    judge(
      scored.map(
        ({ probe, fit, offers }): Offered => ({
          probe,
          fit,
          ms: 0,
          shown: [],
          likely: 0,
          offers: offers
            .filter(({ score }) => score >= doubtful)
            .map(({ place, score, outcome }) => ({
              place,
              outcome: outcome === 'same' && score >= same ? 'same' : 'doubtful',
            })),
        }),
      ),
    );
  const doubtful = lowest((sum) => judgedAt(sum, 99).precision >= PRECISION);
  const same = lowest((sum) => sum >= doubtful && judgedAt(doubtful, sum).same.precision >= PRECISION_OF_SAME);
  return { ...learnt, doubtful, unopposed: Number((doubtful - UNOPPOSED).toFixed(1)), same };
}

function lowest(isFine: (sum: number) => boolean): number {
  for (let tenths = 100; tenths < 400; tenths += 2) if (isFine(tenths / 10)) return tenths / 10;
  throw new Error('no sum is high enough');
}
