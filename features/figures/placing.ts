import { closedStatuses, rescues, returningStatuses } from './catalogue';
import type { Dictionary } from './dictionary';
import type { FindingState } from './findings';
import type { Metric } from './input';
import { readerOf } from './readers';
import type { Reading } from './reading';
import { viewsAt } from './views-in-force';

/** The day that places a version in a period, 0 where the metric does not count it. */
type Placing = (row: number) => number;

/** How each metric places what it counts, over columns. The same in SQL, for lists, is in `catalogue.ts`. */
export function placedBy(metric: Metric, reading: Reading): Placing {
  return placings[metric](reading);
}

/** The metric that stands for all that place the same cases by the same day. */
export const placesAs = (metric: Metric): Metric => (placings[metric] === handled ? 'cases_handled' : metric);

const placings: Record<Metric, (reading: Reading) => Placing> = {
  cases_handled: handled,
  persons_assisted: handled,
  persons_presumed: (reading) => firstView('presumed_victim', reading),
  persons_confirmed: (reading) => firstView('confirmed_victim', reading),
  persons_rescued: rescued,
  persons_repatriated: returned,
  cases_returning: (reading) => handledWhere(statusIn('return_status', returningStatuses, reading), reading),
  cases_suspected: (reading) => handledWhere(isFound('suspected', undefined, reading), reading),
  cases_retrafficked: (reading) => handledWhere(isFound('retrafficked', 'retrafficked', reading), reading),
  persons_went_back: (reading) => handledWhere(isFound('went_back', 'went_back_same_sector', reading), reading),
  median_days_to_return: returnedSinceHandled,
  cases_open: (reading) => {
    const isClosed = statusIn('status', closedStatuses, reading);
    return handledWhere((row) => !isClosed(row), reading);
  },
  share_of_total: handled,
  growth_factor: handled,
};

function handled({ columns }: Reading): Placing {
  const { handledOn } = columns.of;
  return (row) => handledOn[row] as number;
}

function handledWhere(holds: (row: number) => boolean, reading: Reading): Placing {
  const place = handled(reading);
  return (row) => (holds(row) ? place(row) : 0);
}

function returned({ columns }: Reading): Placing {
  const { returnedOn } = columns.of;
  return (row) => returnedOn[row] as number;
}

function returnedSinceHandled({ columns }: Reading): Placing {
  const { handledOn, returnedOn } = columns.of;
  return (row) => ((returnedOn[row] as number) >= (handledOn[row] as number) ? (returnedOn[row] as number) : 0);
}

function rescued({ columns }: Reading): Placing {
  const { endedOn, exitManner, handledOn } = columns.of;
  const asked = numbersOf(columns.codes.exitManner, rescues);
  return (row) => (asked[exitManner[row] as number] ? (endedOn[row] as number) || (handledOn[row] as number) : 0);
}

/** For each number of a code whether it is one of these. */
function numbersOf({ texts }: Dictionary, codes: readonly string[]): boolean[] {
  return texts.map((text) => codes.includes(text));
}

function statusIn(dimension: 'status' | 'return_status', codes: readonly string[], reading: Reading) {
  const reader = readerOf(dimension, reading);
  const asked = new Set(codes.map((code) => reader.find(code)));
  return (row: number) => asked.has(reader.keys(row, 0)[0] as number);
}

/** Whether a finding is in force; where nothing was ever found, whether staff answered so. */
export function isFound(state: FindingState, answer: string | undefined, { columns, asOf }: Reading) {
  const { of, codes, stepOn, stepIs } = columns;
  const [asked, told] = [codes.findings.texts.indexOf(state), answer ? codes.again.texts.indexOf(answer) : -1];
  return (row: number): boolean => {
    const count = of.findings[row] as number;
    if (count === 0) return told >= 0 && of.again[row] === told;
    const first = (of.steps[row] as number) + (of.statuses[row] as number) + (of.returns[row] as number);
    for (let at = first; at < first + 2 * count; at += 2) {
      const until = stepOn[at + 1] as number;
      if (stepIs[at] === asked && (stepOn[at] as number) <= asOf && (until === 0 || until > asOf)) return true;
    }
    return false;
  };
}

function firstView(status: string, reading: Reading): Placing {
  const { columns } = reading;
  const asked = columns.codes.determinations.texts.map((text) => text.startsWith(`${status}|`));
  return (row) => {
    let first = 0;
    for (const at of viewsAt(reading, row)) {
      const on = columns.stepOn[at] as number;
      if (asked[columns.stepIs[at] as number] && (first === 0 || on < first)) first = on;
    }
    return first;
  };
}
