import fc from 'fast-check';
import { dimensionCodes, type Filter, metricCodes, type Question } from '@/features/figures/input';
import { aCase, type CaseRecipe, type View } from './cases';

/** Any cases and any questions about them, for property tests. Few codes of each list, so that questions find cases. */
const maybe = <T>(values: readonly T[]) => fc.option(fc.constantFrom(...values));
const dayBetween = (from: string, to: string) =>
  fc
    .integer({ min: Date.parse(from) / 86_400_000, max: Date.parse(to) / 86_400_000 })
    .map((days) => new Date(days * 86_400_000).toISOString().slice(0, 10));
const answersOf = (...given: string[]) =>
  fc.option(fc.oneof(fc.subarray(given, { minLength: 1 }), fc.constantFrom(['unknown'], ['declined'], ['not_asked'])), {
    nil: undefined,
  });
const destinations = ['KH', 'PH', 'MM', 'AE', 'TL', 'JP'];

const facts = fc.record({
  officeId: fc.constantFrom('office-pnh', 'office-mnl', 'office-hq'),
  destination: fc.constantFrom(...destinations),
  handledOn: dayBetween('2020-01-01', '2026-06-30'),
  retrafficking: maybe(['retrafficked', 'went_back_same_sector', 'none_known', 'unknown']),
  returnMode: maybe(['chartered_flight', 'commercial_flight', 'unknown']),
  returnBasis: maybe(['deportation', 'independent', 'unknown'] as const),
  exitManner: maybe(['joint_operation', 'mission_extraction', 'escaped', 'unknown'] as const),
  endedOn: maybe(['2020', '2021-03', '2022-11', '2023', '2024-06', '2026-02']),
  views: fc
    .array(
      fc.record({
        on: dayBetween('2020-03-01', '2026-08-31'),
        status: fc.constantFrom('presumed_victim', 'confirmed_victim', 'not_a_victim', 'inconclusive'),
        body: fc.constantFrom('police', 'diplomatic_mission', 'ngo'),
      }),
      { maxLength: 4 },
    )
    .map((views) => [...new Map(views.map((view) => [view.on, view])).values()])
    .map((views): View[] => views.toSorted((a, b) => (a.on < b.on ? -1 : 1)) as View[]),
  findings: fc
    .tuple(
      fc.integer({ min: 0, max: 5 }),
      dayBetween('2021-01-01', '2024-01-01'),
      dayBetween('2024-01-02', '2026-06-30'),
    )
    .map(([kind, first, second]) => {
      const found = { on: first, until: second, state: 'suspected' as const };
      if (kind === 0) return [{ ...found, until: null }];
      if (kind === 1) return [found, { on: second, until: null, state: 'retrafficked' as const }];
      if (kind === 2) return [found, { on: second, until: null, state: 'went_back' as const }];
      // One that has ended with none after it does not stand.
      return kind === 3 ? [found] : [];
    }),
  answers: fc.record({
    recruitment_channel: answersOf('social_media', 'messaging_app', 'other'),
    online_platform: answersOf('facebook', 'telegram'),
    scam_type: answersOf('love_scam', 'fake_investment'),
    means_of_control: answersOf('debt_bondage', 'isolation', 'false_promises'),
    exploitation_type: answersOf('forced_labour', 'forced_criminality'),
  }),
});

const person = fc.record({
  personId: fc.uuid(),
  sex: maybe(['female', 'male', 'x', 'unknown', 'declined'] as const),
  birthYear: fc.option(fc.integer({ min: 1960, max: 2018 })),
  homeProvince: maybe(['12', '35', 'unknown']),
});

type Turn = (recipe: CaseRecipe, on: string) => CaseRecipe;
const turns = fc.array(
  fc.constantFrom<Turn>(
    (recipe, on) => recipe.accepted(on),
    (recipe, on) => recipe.closed(on),
    (recipe, on) => recipe.duplicate(on),
    (recipe, on) => recipe.closed(on, 'out_of_scope'),
    (recipe, on) => recipe.reopened(on),
    (recipe, on) => recipe.returnStep('scheduled', on),
    (recipe, on) => recipe.returned(on, 'chartered_flight'),
    (recipe, on) => recipe.returned(on),
  ),
  { maxLength: 4 },
);

/** Cases of some people, with what became of them on days in their order; a few of them only reported at first. */
export function someCases(count: number): fc.Arbitrary<CaseRecipe[]> {
  return fc.array(person, { minLength: count / 2, maxLength: count / 2 }).chain((people) =>
    fc.array(
      fc
        .tuple(
          facts,
          fc.constantFrom(...people),
          turns,
          fc.integer({ min: 0, max: 3 }),
          dayBetween('2020-01-01', '2026-09-30'),
        )
        .map(([about, who, next, start, first]) => {
          const fresh = aCase({ ...about, ...who });
          const days = next.map((_, n) => later(about.handledOn, first, n));
          return next.reduce(
            (recipe, turn, n) => turn(recipe, days[n] ?? first),
            start === 0 ? fresh.reported() : fresh,
          );
        }),
      { minLength: count, maxLength: count },
    ),
  );
}

/** Some of the people of these cases found to be one: up to three records of one person, the first of which speaks. */
export function someJoinings(all: CaseRecipe[]): Record<string, string> {
  const people = [...new Set(all.map(({ personId }) => personId))];
  return Object.fromEntries(
    people.flatMap((record, n) => {
      const speaker = people[n - (n % 5)];
      return n % 5 === 1 || n % 5 === 3 ? [[record, speaker ?? record]] : [];
    }),
  );
}

function later(handledOn: string, first: string, n: number): string {
  const start = Math.max(Date.parse(handledOn), Date.parse(first));
  return new Date(start + n * 40 * 86_400_000).toISOString().slice(0, 10);
}

/** One of these codes, several of them, or all but some. */
const someOf = (...all: string[]) =>
  fc.option(
    fc
      .tuple(fc.shuffledSubarray(all, { minLength: 1, maxLength: 2 }), fc.constantFrom('', '', '!'))
      .map(([given, not]) => not + given.join(',')),
  );

const where: fc.Arbitrary<Filter> = fc
  .record({
    destination: someOf(...destinations),
    region: someOf('southeast_asia', 'middle_east', 'other_region'),
    officeId: someOf('office-pnh', 'office-mnl'),
    status: someOf('active', 'closed'),
    returnStatus: someOf('not_started', 'scheduled', 'arrived_indonesia'),
    returnMode: someOf('chartered_flight', 'not_applicable'),
    returnBasis: someOf('deportation', 'not_asked'),
    mission: someOf('office-pnh', 'not_applicable'),
    exitManner: someOf('joint_operation', 'escaped', 'not_asked'),
    determination: someOf('confirmed_victim', 'not_a_victim', 'not_assessed'),
    determinationBody: someOf('police', 'ngo', 'not_applicable'),
    channel: someOf('social_media', 'messaging_app', 'unknown', 'not_asked'),
    platform: someOf('facebook', 'telegram'),
    scamType: someOf('love_scam', 'not_asked'),
    meansOfControl: someOf('debt_bondage', 'isolation'),
    exploitationType: someOf('forced_labour', 'declined'),
    sex: someOf('female', 'male', 'not_asked', 'declined'),
    ageBand: someOf('age_9_17', 'age_24_26', 'not_asked'),
    province: someOf('12', '35', 'not_asked'),
    retrafficking: someOf('retrafficked', 'not_asked'),
  })
  .chain((all) =>
    fc.subarray(
      Object.entries(all).filter(([, value]) => value !== null),
      { maxLength: 2 },
    ),
  )
  .map((some) => Object.fromEntries(some) as Filter);

const days = (from: string) => fc.option(dayBetween(from, '2026-12-31'), { nil: undefined, freq: 1 });

const counts = metricCodes.filter((metric) => metric.startsWith('cases_') || metric.startsWith('persons_'));

const period = {
  where,
  from: days('2020-01-01'),
  to: days('2021-06-01'),
  asOf: dayBetween('2021-01-01', '2026-12-31'),
};

/** A question to one of the metrics that count; the others are made of these. */
export const someQuestion: fc.Arbitrary<Question> = fc.record({
  metric: fc.constantFrom(...counts),
  by: fc.option(fc.constantFrom(...dimensionCodes), { nil: undefined, freq: 12 }),
  ...period,
});

/** A question to one that is made from counts; a growth names the period before it. */
export const someDerived: fc.Arbitrary<Question> = fc.oneof(
  fc.record({ metric: fc.constantFrom('median_days_to_return' as const, 'share_of_total' as const), ...period }),
  fc.record({
    metric: fc.constant('growth_factor' as const),
    ...period,
    from: dayBetween('2021-01-01', '2023-12-31'),
    asOf: dayBetween('2024-01-01', '2026-10-31'),
    beforeFrom: dayBetween('2020-01-01', '2020-06-01'),
    beforeTo: dayBetween('2020-07-01', '2021-12-31'),
  }),
);
