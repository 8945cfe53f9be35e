import { and, eq, inArray } from 'drizzle-orm';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { change } from '@/db/change';
import { db } from '@/db/client';
import { cases, episodes, retraffickingFindings as findings, persons } from '@/db/schema';
import { figure } from '@/features/figures/queries';
import { addDays } from '@/lib/calendar';
import { newId } from '@/lib/id';
import { freshBase } from '@/test/base';
import { aCase, addCases } from '@/test/cases';
import { rateNaively, type Stay } from '@/test/naive-rate';
import { dewi, machine } from '@/test/people';
import { casesBehindRate, flowOf, retraffickingRate } from './queries/rate';
import { horizons } from './rules';

freshBase();

const day = (from: string, days: number) => addDays(from, days);

/** Up to three stays of a person, each with a case of one office or of two, told early or late, ended or not. */
const stay = fc.record({
  destination: fc.constantFrom('KH', 'MM', 'ZA'),
  gap: fc.integer({ min: 10, max: 500 }),
  home: fc.option(fc.integer({ min: 5, max: 200 }), { freq: 4 }),
  began: fc.constantFrom('told', 'untold'),
  mode: fc.constantFrom('chartered_flight', 'sea', null),
  channel: fc.constantFrom(['social_media'], ['social_media', 'messaging_app'], ['unknown'], undefined),
  kind: fc.constantFrom('plain', 'plain', 'plain', 'reported', 'duplicate'),
  offices: fc.constantFrom(1, 1, 2),
  state: fc.constantFrom('none', 'suspected', 'retrafficked', 'went_back', 'rejected', 'over'),
  decided: fc.integer({ min: 0, max: 300 }),
});
type Spec = typeof stay extends fc.Arbitrary<infer S> ? S : never;

const someone = fc.record({
  first: fc.integer({ min: 0, max: 900 }),
  stays: fc.array(stay, { minLength: 1, maxLength: 3 }),
});

function lifeOf({ first, stays }: { first: number; stays: Spec[] }): Stay[] {
  let at = day('2020-02-01', first);
  return stays.map((spec, n) => {
    at = day(at, n === 0 ? 0 : spec.gap);
    const answers = spec.channel ? { recruitment_channel: spec.channel } : {};
    const made = Array.from({ length: spec.offices }, (_, office) => {
      const handledOn = day(at, 9 * office);
      const about = { destination: spec.destination, handledOn, returnMode: spec.mode, answers };
      const plain = aCase({ ...about, officeId: office === 0 ? 'office-pnh' : 'office-mnl' });
      const going = spec.kind === 'reported' ? plain.reported() : plain;
      const home = spec.home === null ? going : going.returned(day(handledOn, spec.home), spec.mode ?? undefined);
      return spec.kind === 'duplicate' ? home.duplicate(day(handledOn, spec.decided)) : home;
    });
    const startedOn = spec.began === 'told' ? at.slice(0, 7) : null;
    const steps = n === 0 ? [] : stepsOf(spec, at);
    at = day(at, spec.home ?? 0);
    return { startedOn, cases: made, findings: steps };
  });
}

function stepsOf({ state, decided }: Spec, on: string): Stay['findings'] {
  if (state === 'none') return [];
  const then = day(on, decided);
  if (state === 'suspected') return [{ state, on, until: null }];
  if (state === 'over') return [{ state: 'suspected', on, until: then }];
  return [
    { state: 'suspected', on, until: then },
    { state, on: then, until: null },
  ];
}

/** Every stay has a record of its own, joined with the first; two offices' cases are one episode. */
async function write(people: Stay[][]): Promise<void> {
  const files = people.flat().flatMap((each) => each.cases);
  const references = await addCases(files);
  const rows = new Map(
    (await (await db()).select().from(cases).where(inArray(cases.reference, references))).map((row) => [
      row.reference,
      row,
    ]),
  );
  const rowOf = (file: (typeof files)[number]) => {
    const row = rows.get(references[files.indexOf(file)] ?? '');
    if (!row) throw new Error('not written');
    return row;
  };
  await change(machine, async (tx, audit) => {
    for (const stays of people) {
      const episodeIds = stays.map((each) => each.cases.map((file) => rowOf(file).episodeId));
      const [speaker = '', ...records] = stays.flatMap((each) => each.cases.map((file) => rowOf(file).personId));
      if (records.length > 0) await tx.update(persons).set({ sameAs: speaker }).where(inArray(persons.id, records));
      for (const [n, { startedOn, findings: steps }] of stays.entries()) {
        const [spoken = '', ...others] = episodeIds[n] ?? [];
        await tx.update(episodes).set({ startedOn }).where(eq(episodes.id, spoken));
        if (others.length > 0) await tx.update(episodes).set({ sameAs: spoken }).where(inArray(episodes.id, others));
        const recorded = {
          earlierId: episodeIds[0]?.[0] ?? '',
          laterId: spoken,
          recordedAt: new Date(),
          recordedBy: 'test',
        };
        for (const step of steps)
          await tx
            .insert(findings)
            .values({ id: newId(), ...recorded, ...(step as { state: 'suspected'; on: string }) });
      }
    }
    await audit.record({ act: 'test', subject: { kind: 'base', id: 'lives' } });
  });
}

test('The rate is what a slow count person by person says, of any people, as of any day', {
  timeout: 300_000,
}, async () => {
  const lives = fc.sample(fc.array(someone, { minLength: 120, maxLength: 120 }), { numRuns: 1, seed: 19 })[0] ?? [];
  const people = lives.map(lifeOf);
  await write(people);
  const question = fc.record({
    from: fc.option(
      fc.integer({ min: 0, max: 900 }).map((days) => day('2020-02-01', days)),
      { nil: undefined },
    ),
    to: fc.option(
      fc.integer({ min: 900, max: 1900 }).map((days) => day('2020-02-01', days)),
      { nil: undefined },
    ),
    asOf: fc.integer({ min: 200, max: 2200 }).map((days) => day('2020-02-01', days)),
    by: fc.constantFrom(undefined, 'destination' as const, 'channel' as const, 'return_mode' as const),
  });
  let taken = 0;
  await fc.assert(
    fc.asyncProperty(question, async (asked) => {
      const { whole, rows, absent } = await retraffickingRate(dewi, asked);
      const home = await figure(dewi, {
        metric: 'persons_repatriated',
        from: asked.from,
        to: asked.to,
        asOf: asked.asOf,
      });
      for (const months of horizons) {
        const naive = rateNaively(people, asked, months);
        const all = rateNaively(people, { ...asked, by: undefined }, months).all ?? {};
        expect(shown(whole[months])).toEqual(plain(all));
        taken += (all.again ?? 0) + (all.early ?? 0);
        const split = Object.fromEntries([...rows, ...absent].map(({ key, tallies }) => [key, shown(tallies[months])]));
        if (asked.by)
          expect(split).toEqual(Object.fromEntries(Object.entries(naive).map(([key, row]) => [key, plain(row)])));
        const { returned, observed, again, undecided, observing } = whole[months];
        expect(observed).toBe(again + (all.clear ?? 0));
        expect(observed + undecided + observing).toBe(returned);
      }
      expect(whole[24].returned).toBe(home.total);
    }),
    { numRuns: 40, seed: 7 },
  );
  expect(taken).toBeGreaterThan(50);
  await itShouldAgreeWithTheListsAndTheFlow();
});

async function itShouldAgreeWithTheListsAndTheFlow() {
  const asked = { asOf: '2026-01-31', by: 'destination' as const };
  const { whole, rows } = await retraffickingRate(dewi, asked);
  const flows = await flowOf(dewi, asked);
  expect(flows.reduce((sum, { again }) => sum + again, 0)).toBe(whole[24].again + whole[24].early);
  expect(flows.reduce((sum, { undecided }) => sum + undecided, 0)).toBe(whole[24].undecided + whole[24].undecidedEarly);
  for (const { key, tallies } of rows) {
    const from = flows.filter((flow) => flow.from === key);
    expect(from.reduce((sum, { again }) => sum + again, 0)).toBe(tallies[24].again + tallies[24].early);
  }
  const ids = await casesBehindRate(dewi, { question: asked, fate: 'again', months: 24 });
  const behind = await (await db())
    .select({ person: persons.sameAs, own: persons.id })
    .from(cases)
    .innerJoin(persons, eq(persons.id, cases.personId))
    .where(and(inArray(cases.id, ids)));
  expect(new Set(behind.map(({ person, own }) => person ?? own)).size).toBe(whole[24].again);
}

const names = ['returned', 'again', 'undecided', 'observing', 'early', 'undecidedEarly', 'wentBack'] as const;
const shown = (tally: Record<(typeof names)[number], number>) => names.map((name) => tally[name]);
const plain = (row: Record<string, number>) => names.map((name) => row[name] ?? 0);
