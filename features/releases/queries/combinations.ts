import { figure } from '@/features/figures/queries';
import type { Actor } from '@/lib/actor';
import { lastDayOf } from '@/lib/calendar';
import { absences } from '@/lib/vocabulary';
import type { Combination } from '../synthetic';

/** How many cases of a year hold each combination of destination, sex and age, exact: for the generator, and stays inside. */
export async function combinationsOf(actor: Actor, year: string, month: string): Promise<Combination[]> {
  const period = { from: `${year}-01-01`, to: `${year}-12-31`, asOf: lastDayOf(month) };
  const ask = { metric: 'cases_handled', ...period } as const;
  const destinations = await figure(actor, { ...ask, by: 'destination' });
  const sexes = await figure(actor, { ...ask, by: 'sex' });
  const pairs = destinations.rows.flatMap(({ key: destination }) =>
    [...sexes.rows, ...sexes.absent].map(({ key: sex }) => ({ destination, sex })),
  );
  const found = pairs.map(async ({ destination, sex }) => {
    const { rows, absent } = await figure(actor, { ...ask, by: 'age_band', where: { destination, sex } });
    return [...rows, ...absent].map(({ key, value }) => ({
      destination,
      sex: told(sex),
      age_band: told(key),
      count: value,
    }));
  });
  return (await Promise.all(found)).flat();
}

const told = (code: string) => ((absences as readonly string[]).includes(code) ? '' : code);
