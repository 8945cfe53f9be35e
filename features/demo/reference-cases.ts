import { addDays, today } from '@/lib/calendar';
import { type Chance, chanceFrom } from './chance';
import type { Course } from './course';
import { referenceCourses } from './reference-set';

/** A case of the reference data set with its number and, where somebody is met again, the case before. */
export type NumberedCourse = {
  course: Course;
  officeCode: string;
  reference: string;
  /** Its place in the order of handling: what its person and story are drawn from. */
  n: number;
  again?: Again;
};

type Again = {
  earlier: NumberedCourse;
  /** The same person, met anew; or the same report, entered twice. */
  as: 'new_person' | 'duplicate';
  flag?: 'retrafficked' | 'went_back_same_sector';
};

/** The reference data set, numbered per office and year in the order of handling. */
export function referenceCases(asOf: string): NumberedCourse[] {
  const next = counter();
  const all = referenceCourses(asOf).map((course, n): NumberedCourse => {
    const officeCode = officeFor(
      chanceFrom(`office ${course.destination} ${course.handledOn} ${n}`),
      course.destination,
    );
    return { course, officeCode, reference: next(officeCode, course.handledOn.slice(0, 4)), n };
  });
  plantReturns(all);
  plantDuplicates(all);
  return all;
}

/** The pairs of cases that are of one person, though no one has linked them: of 25 people returned in 2022. */
export function plantedReturns(asOf = today()): { earlier: string; later: string }[] {
  return referenceCases(asOf).flatMap(({ reference, again }) =>
    again?.as === 'new_person' ? [{ earlier: again.earlier.reference, later: reference }] : [],
  );
}

function counter() {
  const last = new Map<string, number>();
  return (officeCode: string, year: string) => {
    const number = (last.get(officeCode + year) ?? 0) + 1;
    last.set(officeCode + year, number);
    return `${officeCode}-${year}-${String(number).padStart(5, '0')}`;
  };
}

// Myawaddy is nearer to Bangkok than to Yangon.
const offices: Record<string, Record<string, number>> = {
  KH: { PNH: 1 },
  PH: { MNL: 88, DVO: 12 },
  LA: { VTE: 1 },
  MM: { RGN: 68, BKK: 32 },
  TH: { BKK: 86, SGZ: 14 },
  VN: { SGN: 68, HAN: 32 },
  MY: { KUL: 58, JHB: 16, PEN: 10, BKI: 6, KCH: 6, TWU: 4 },
  AE: { DXB: 70, AUH: 30 },
  ZA: { PRY: 60, CPT: 40 },
};

function officeFor(chance: Chance, destination: string): string {
  return chance.weighted(offices[destination] ?? {});
}

const wentFrom = [
  { destination: 'KH', persons: 18 },
  { destination: 'LA', persons: 4 },
  { destination: 'PH', persons: 3 },
];
const lastPlanted = '2025-06-30';

function plantReturns(all: NumberedCourse[]): void {
  const chance = chanceFrom('met again');
  const flags = chance.shuffled([
    ...Array<Again['flag']>(10).fill('retrafficked'),
    ...Array<Again['flag']>(5).fill('went_back_same_sector'),
    ...Array<Again['flag']>(10).fill(undefined),
  ]);
  for (const { destination, persons } of wentFrom) {
    const home = all.filter(({ course }) => course.destination === destination && course.arrivesOn?.startsWith('2022'));
    for (const earlier of chance.shuffled(home).slice(0, persons)) {
      const later = chance.pick(all.filter((one) => couldBeLater(earlier.course, one)));
      later.again = { earlier, as: 'new_person', flag: flags.pop() };
      later.course.homeSince = earlier.course.arrivesOn;
    }
  }
}

/** Handled in another country, long enough after the return for another stretch of exploitation. */
function couldBeLater(earlier: Course, { course, again }: NumberedCourse): boolean {
  const counts =
    course.outcome !== 'duplicate' && course.outcome !== 'out_of_scope' && course.outcome !== 'reported_only';
  const notBefore = addDays(earlier.arrivesOn ?? '', 150);
  return (
    counts &&
    !again &&
    !course.operation &&
    course.destination !== earlier.destination &&
    course.handledOn > notBefore &&
    course.handledOn > '2023-01-15' &&
    course.handledOn <= lastPlanted
  );
}

function plantDuplicates(all: NumberedCourse[]): void {
  for (const one of all) {
    if (one.course.outcome !== 'duplicate') continue;
    const earlier = all.findLast(
      ({ course, n }) => n < one.n && course.destination === one.course.destination && course.outcome === 'arrives',
    );
    if (earlier) one.again = { earlier, as: 'duplicate' };
  }
}
