import rows from '@/lib/vocabulary/published.json';

export const comparators = ['eq', 'approx', 'gt', 'nearly', 'some'] as const;
export type Comparator = (typeof comparators)[number];

/** What staff said of a figure they added, in their own words. */
export type Told = {
  population: string;
  quote: string;
  authority: string;
  source: string;
  sourceDate: string | null;
  note: string | null;
  by: string;
  at: Date;
  withdrawn: { by: string; at: Date } | null;
};

/**
 * A number somebody else printed. `document` names one of the two the app comes with, whose words are in messages; a
 * figure that staff added has their words in `told` instead. `value` is null where no number was printed.
 */
export type PublishedFigure = {
  code: string;
  metric: string;
  unit: string;
  country: string | null;
  region: string | null;
  from: string | null;
  to: string | null;
  asOf: string | null;
  comparator: Comparator;
  value: number | null;
  sumsInto: string | null;
  conflictsWith: string | null;
  document: Document | null;
  paragraph: number | null;
  told: Told | null;
};

export const documents = ['A', 'B'] as const;
export type Document = (typeof documents)[number];

/** On which day each of the two documents came out: a figure is compared with ours as of then at the latest. */
export const publishedOn: Record<Document, string> = { A: '2023-11-07', B: '2024-08-14' };

/** The 35 the app comes with: `lib/domain/reference-figures.csv`. */
export const referenceFigures: readonly PublishedFigure[] = rows.map((row) => ({
  ...row,
  comparator: comparators.find((each) => each === row.comparator) ?? 'eq',
  document: documents.find((each) => each === row.document) ?? null,
  told: null,
}));

const through = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, n) => `F${String(first + n).padStart(2, '0')}`);

/** Who is counted, and who says so: figures of one sentence share it. The words are `published.about.<key>`. */
const about = {
  trapped: through(1, 10),
  aseanWorkers: ['F11', 'F12'],
  summit: ['F13'],
  sameCase: ['F14'],
  wentBack: ['F15'],
  missions: through(16, 23),
  smuggled: ['F24'],
  cambodia: ['F25'],
  women: ['F26'],
  broughtHome: ['F27', 'F28', 'F29'],
  julyReturns: ['F30', 'F31'],
  operation: ['F32'],
  meeting: ['F33'],
  guidelines: ['F34'],
  nextMeeting: ['F35'],
} as const satisfies Record<string, readonly string[]>;
export type About = keyof typeof about;

export function aboutOf(code: string): About | undefined {
  return (Object.keys(about) as About[]).find((key) => (about[key] as readonly string[]).includes(code));
}
