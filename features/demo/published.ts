/**
 * What the reference data set must come to: `lib/domain/reference-figures.csv` where it says so, a plausible split over
 * the years elsewhere. Years are those of handling or of return; 2023 ends with May.
 */
export const lastPublishedDay = '2023-05-31';

type ByYear = Readonly<Record<number, number>>;

/** F02 to F09: 2,438 in all. Cambodia's years are those the Ministry told. */
export const handled: Readonly<Record<string, ByYear>> = {
  KH: { 2020: 15, 2021: 116, 2022: 928, 2023: 174 },
  PH: { 2020: 3, 2021: 37, 2022: 96, 2023: 333 },
  LA: { 2021: 18, 2022: 131, 2023: 127 },
  MM: { 2021: 4, 2022: 88, 2023: 113 },
  TH: { 2020: 2, 2021: 14, 2022: 86, 2023: 85 },
  VN: { 2021: 3, 2022: 18, 2023: 13 },
  MY: { 2020: 2, 2021: 5, 2022: 13, 2023: 10 },
  AE: { 2022: 3, 2023: 1 },
};

/** F14: 425 returned in 2022, whatever the country. */
export const returned: Readonly<Record<string, ByYear>> = {
  KH: { 2020: 6, 2021: 62, 2022: 317, 2023: 189 },
  PH: { 2020: 1, 2021: 16, 2022: 28, 2023: 121 },
  LA: { 2021: 8, 2022: 33, 2023: 58 },
  MM: { 2021: 1, 2022: 24, 2023: 46 },
  TH: { 2020: 1, 2021: 7, 2022: 14, 2023: 34 },
  VN: { 2021: 1, 2022: 4, 2023: 7 },
  MY: { 2020: 1, 2021: 3, 2022: 4, 2023: 4 },
  AE: { 2022: 1, 2023: 1 },
};

/** Flights chartered for people of one country; these returns are part of `returned`. */
export const charters = [
  { on: '2022-08-12', destination: 'KH', seats: 34 },
  { on: '2022-09-02', destination: 'KH', seats: 41 },
  { on: '2022-10-07', destination: 'KH', seats: 38 },
  { on: '2022-11-25', destination: 'KH', seats: 29 },
  { on: '2023-02-17', destination: 'KH', seats: 36 },
] as const;

/** F30 and F31: all who returned from these two in July 2023. */
export const returnedInJuly2023 = { KH: 10, MM: 26 } as const;

/** F32: brought out by a joint operation, none of them home that day. */
export const jointOperation = { on: '2023-06-26', destination: 'PH', persons: 137 } as const;

/** Days on which many came at once; part of `handled`. */
export const surges = [
  { on: '2022-07-30', destination: 'KH', persons: 55 },
  { on: '2022-08-19', destination: 'KH', persons: 42 },
  { on: '2022-09-19', destination: 'KH', persons: 36 },
  { on: '2023-05-06', destination: 'MM', persons: 20 },
  { on: '2023-05-05', destination: 'PH', persons: 118 },
  { on: '2023-05-25', destination: 'PH', persons: 84 },
] as const;

/** How many cases a month there are after the published ones: thin, so that the running month is not empty. */
export const monthlyAfter: Readonly<Record<string, number>> = {
  KH: 2.8,
  MM: 2,
  PH: 1.5,
  LA: 1,
  TH: 0.7,
  VN: 0.25,
  MY: 0.3,
  AE: 0.1,
  ZA: 0.17,
};

/** Reports that never became cases of ours, and so count nowhere. */
export const uncountedBefore = { duplicate: 11, out_of_scope: 6, reported_only: 5 } as const;
