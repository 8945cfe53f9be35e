import fc from 'fast-check';
import { type Frozen, type FrozenMonth, frozenWith, monthNames, nothingFrozen } from '@/features/releases/frozen';
import { published } from '@/features/releases/numbers';
import { type Cell, countedDimensions, type Kind } from '@/features/releases/statistics';

/** A world of a year, for attacks on releases: cases as they are known at each release, which corrections change. */
export type WorldCase = {
  person: number;
  month: string;
  returned: string | null;
  by: Record<(typeof countedDimensions)[number], string[]>;
};

const choices = {
  destination: ['KH', 'KH', 'KH', 'PH', 'LA', 'MM', 'TH', 'AE'],
  sex: ['male', 'male', 'female', ''],
  age_band: ['age_9_17', 'age_18_20', 'age_21_23', 'age_24_26', 'age_30_38', ''],
  province: ['12', '31', '32', '33', '35', ''],
  channel: ['social_media', 'messaging_app', 'individual_broker', 'friend_or_acquaintance', ''],
};

const year = '2026';
const months = monthNames(year);

const answers = fc.record({
  destination: fc.constantFrom(...choices.destination),
  sex: fc.constantFrom(...choices.sex),
  age_band: fc.constantFrom(...choices.age_band),
  province: fc.constantFrom(...choices.province),
  channel: fc.uniqueArray(fc.constantFrom(...choices.channel), { maxLength: 2 }),
});

const aCase = (month: fc.Arbitrary<string>): fc.Arbitrary<WorldCase> =>
  fc
    .record({ person: fc.nat(60), month, later: fc.nat(5), answers })
    .map(({ person, month: handled, later, answers: { channel, ...single } }) => ({
      person: person + 1000 * months.indexOf(handled),
      month: handled,
      returned: later < 3 ? (months[months.indexOf(handled) + later] ?? null) : null,
      by: {
        destination: [single.destination],
        sex: [single.sex].filter(Boolean),
        age_band: [single.age_band].filter(Boolean),
        province: [single.province].filter(Boolean),
        channel: channel.filter(Boolean),
      },
    }));

/** Quiet months, whose counts are the ones to protect, and busy ones; and months just below a multiple of five. */
const size = fc.oneof(fc.nat(12), fc.constantFrom(4, 9, 14), fc.nat(40));

const monthsOfCases = fc.tuple(
  ...months.map((month) =>
    size.chain((count) => fc.array(aCase(fc.constant(month)), { minLength: count, maxLength: count })),
  ),
);

export type Release = { kind: Kind; month: string; cells: Cell[] };
/** `frozen` is what the releases are made of; `corrected` what the base says at the end. */
export type World = { releases: Release[]; frozen: Frozen; corrected: Frozen };

/**
 * Twelve monthly releases of both kinds. After each, cases are entered late for months that are out, and some that are out
 * turn out not to be: a release repeats what was frozen all the same.
 */
export const worlds: fc.Arbitrary<World> = fc
  .record({
    cases: monthsOfCases,
    late: fc.array(fc.record({ at: fc.nat(11), of: aCase(fc.constantFrom(...months)) }), { maxLength: 60 }),
    struck: fc.array(fc.record({ at: fc.nat(11), which: fc.nat(200) }), { maxLength: 20 }),
    partners: fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }),
  })
  .map(({ cases, late, struck, partners }) => {
    let frozen = nothingFrozen;
    const known: WorldCase[] = [];
    const releases: Release[] = [];
    for (const [at, month] of months.entries()) {
      known.push(...(cases[at] ?? []));
      frozen = frozenWith(frozen, exactOf(known, months.slice(0, at + 1)));
      for (const kind of kindsOf(partners[at] ?? false, at))
        releases.push({ kind, month, cells: published(kind, frozen) });
      known.push(...late.filter((entry) => entry.at === at && entry.of.month <= month).map(({ of }) => of));
      for (const { which } of struck.filter((entry) => entry.at === at))
        known.splice(which % Math.max(1, known.length), 1);
    }
    return { releases, frozen, corrected: exactOf(known, months) };
  });

/** Every month the public one; the partner's in some months, and always with the last. */
const kindsOf = (partner: boolean, at: number): Kind[] => (partner || at === 11 ? ['partner', 'public'] : ['public']);

/** The exact counts as somebody would freeze them who knows these cases. */
export function exactOf(cases: WorldCase[], ofMonths: string[]): Frozen {
  const persons = (chosen: WorldCase[]) => new Set(chosen.map(({ person }) => person)).size;
  const returnedIn = (span: string) => persons(cases.filter(({ returned }) => returned?.startsWith(span)));
  const monthOf = (month: string): FrozenMonth => {
    const handled = cases.filter((each) => each.month === month);
    return {
      counts: {
        cases_handled: handled.length,
        persons_repatriated: returnedIn(month),
      },
      by: Object.fromEntries(
        countedDimensions.map((dimension) => [dimension, tally(handled.flatMap(({ by }) => by[dimension]))]),
      ) as FrozenMonth['by'],
    };
  };
  return {
    months: Object.fromEntries(ofMonths.map((month) => [month, monthOf(month)])),
    years:
      ofMonths.length === 12
        ? { [year]: { persons_assisted: persons(cases), persons_repatriated: returnedIn(year) } }
        : {},
  };
}

function tally(keys: string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const key of keys) counts[key] = (counts[key] ?? 0) + 1;
  return counts;
}
