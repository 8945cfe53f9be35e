import type { CorruptionName } from './corruptions';
import type { Offered } from './trial';

/**
 * How good the offers are. A probe is clear when what is left of it fits nobody else as well (oracle.ts). Counted are probes:
 * right, when the first offer is the true person; false, when it is somebody else, or when anybody is offered for a probe that is
 * nobody. A twin offered as doubtful is fair: no fact but the given name keeps twins apart.
 */
export function judge(all: Offered[]) {
  const { clear, unclear } = Object.groupBy(all, ({ fit }) => (fit === 0 ? 'clear' : 'unclear'));
  const truths = (clear ?? []).filter(isTrue);
  const nobodies = (clear ?? []).filter((one) => !isTrue(one));
  const found = truths.filter(isFound);
  const right = truths.filter(({ probe, offers }) => offers[0]?.place === probe.truth).length;
  const wrong = truths.filter(({ offers }) => offers.length > 0).length - right;
  const offered = nobodies.filter(isOfferedAnybody).length;
  const unclearTruths = (unclear ?? []).filter(isTrue);
  const unclearNobodies = (unclear ?? []).filter((one) => !isTrue(one));
  return {
    clear: { truths: truths.length, nobodies: nobodies.length },
    recall: found.length / truths.length,
    precision: right / (right + wrong + offered),
    wrong,
    offered,
    /** As if it were false as well to offer somebody whom nothing told keeps apart. */
    strictPrecision: right / (right + wrong + offered + unclearNobodies.filter(isOfferedAnybody).length),
    same: sameOf(all),
    ambiguous: ambiguousOf(unclearTruths),
    unclearNobodies: unclearNobodies.length,
    unclearOffered: unclearNobodies.filter(isOfferedAnybody).length,
    misses: missesOf(truths),
  };
}

export type Judgement = ReturnType<typeof judge>;

const isTrue = ({ probe }: Offered) => probe.truth !== null;
const isFound = ({ probe, offers }: Offered) => offers.some(({ place }) => place === probe.truth);

function isOfferedAnybody({ probe, offers }: Offered): boolean {
  const twin = probe.like?.kind === 'twin' ? probe.like.of : -1;
  return offers.some(({ place, outcome }) => !(place === twin && outcome === 'doubtful'));
}

/** Of all probes, clear or not: whoever is called the same, and how many of these are. */
function sameOf(all: Offered[]) {
  const called = all.flatMap(({ probe, offers }) =>
    offers.filter(({ outcome }) => outcome === 'same').map(({ place }) => place === probe.truth),
  );
  const right = called.filter(Boolean).length;
  const truths = all.filter(isTrue).length;
  return { called: called.length, right, precision: right / called.length, share: right / truths };
}

/** True people among the first three that the form shows, where others fit as well; where more than two others do, three places do not hold them all. */
function ambiguousOf(all: Offered[]) {
  const inThree = (some: Offered[]) =>
    some.filter(({ probe, shown }) => shown.some((place) => place === probe.truth)).length;
  const asked = (some: Offered[]) =>
    some.filter(({ probe, offers }) => offers.slice(0, 3).some(({ place }) => place === probe.truth)).length;
  const few = all.filter(({ fit }) => fit <= 2);
  const many = all.filter(({ fit }) => fit > 2);
  const best = many.reduce((sum, { fit }) => sum + 3 / (fit + 1), 0);
  return {
    few: few.length,
    fewInThree: inThree(few),
    fewLikely: few.reduce((sum, { likely }) => sum + likely, 0),
    many: many.length,
    manyInThree: inThree(many),
    manyAtBest: best,
    offered: asked(all),
  };
}

function missesOf(truths: Offered[]): { name: CorruptionName; missed: number; of: number }[] {
  const names = [...new Set(truths.flatMap(({ probe }) => probe.done))];
  return names
    .map((name) => {
      const with_ = truths.filter(({ probe }) => probe.done.includes(name));
      return { name, missed: with_.filter((one) => !isFound(one)).length, of: with_.length };
    })
    .sort((a, b) => b.missed / b.of - a.missed / a.of);
}
