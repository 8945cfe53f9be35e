import { codes } from '@/lib/vocabulary';
import type { Columns } from './columns';
import { Dictionary } from './dictionary';
import type { KeyReader, Reading } from './reading';

const none: readonly number[] = [];

/** The views on a version that are in force on a day, one of each body: where they stand among the steps. */
export function viewsAt({ columns, asOf }: Reading, row: number): readonly number[] {
  const { of, stepOn, stepIs } = columns;
  const count = of.determinations[row] as number;
  if (count === 0) return none;
  const first =
    (of.steps[row] as number) +
    (of.statuses[row] as number) +
    (of.returns[row] as number) +
    2 * (of.findings[row] as number);
  const views: number[] = [];
  const bodies = new Set<string>();
  for (let at = first + count - 1; at >= first; at -= 1) {
    if ((stepOn[at] as number) > asOf) continue;
    const body = bodyOf(columns, stepIs[at] as number);
    if (!bodies.has(body)) views.push(at);
    bodies.add(body);
  }
  return views;
}

const bodyOf = (columns: Columns, view: number) => columns.codes.determinations.texts[view]?.split('|')[1] ?? '';
const statusOf = (columns: Columns, view: number) => columns.codes.determinations.texts[view]?.split('|')[0] ?? '';

/** What bodies say of somebody; nobody's view is the same as that it was not assessed. */
export function determinationReader(reading: Reading): KeyReader {
  const dictionary = new Dictionary(codes.victim_identification);
  const nobody = [dictionary.numberOf('not_assessed')];
  return viewReader(reading, dictionary, nobody, (view) => statusOf(reading.columns, view));
}

/** Who says so; where the presumed or confirmed are counted, of those alone who see it so. */
export function bodyReader(reading: Reading): KeyReader {
  const dictionary = new Dictionary(['not_applicable', ...codes.partner_type]);
  return viewReader(reading, dictionary, [0], (view) =>
    reading.views && statusOf(reading.columns, view) !== reading.views ? undefined : bodyOf(reading.columns, view),
  );
}

function viewReader(
  reading: Reading,
  dictionary: Dictionary,
  nobody: readonly number[],
  codeOf: (view: number) => string | undefined,
): KeyReader {
  return {
    keys: (row) => {
      const views = viewsAt(reading, row);
      if (views.length === 0) return nobody;
      const told = views.map((at) => codeOf(reading.columns.stepIs[at] as number)).filter((code) => code !== undefined);
      return told.length === 0 ? nobody : [...new Set(told)].map((code) => dictionary.numberOf(code));
    },
    text: (key) => dictionary.texts[key] ?? '',
    size: dictionary.texts.length,
    find: (code) => dictionary.texts.indexOf(code),
  };
}
