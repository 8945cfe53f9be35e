import { cross } from '@/features/figures/queries';
import type { Actor } from '@/lib/actor';
import { lastDayOf } from '@/lib/calendar';
import { isAbsence } from '@/lib/vocabulary';
import { type Combination, syntheticFields } from '../synthetic';

/** How many cases of a year hold each combination of destination, sex and age, exact: for the generator, and stays inside. */
export async function combinationsOf(actor: Actor, year: string, month: string): Promise<Combination[]> {
  const period = { from: `${year}-01-01`, to: `${year}-12-31`, asOf: lastDayOf(month) };
  const { cells } = await cross(actor, { metric: 'cases_handled', ...period }, syntheticFields);
  // In an order of its own: what is drawn must not hang on the order in which cases were entered.
  const inOrder = cells.toSorted((a, b) => (`${a.keys}` < `${b.keys}` ? -1 : 1));
  return inOrder.map(({ keys: [destination = '', sex = '', age = ''], value }) => ({
    destination,
    sex: told(sex),
    age_band: told(age),
    count: value,
  }));
}

const told = (code: string) => (isAbsence(code) ? '' : code);
