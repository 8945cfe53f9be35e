import { addDays, firstDayOf, lastDayOf, monthOf } from '@/lib/calendar';
import { type Chance, chanceFrom } from './chance';
import type { Course, Outcome } from './course';
import { jointOperation, monthlyAfter, returnedInJuly2023 } from './published';

/** The cases after the published ones, up to today. A past month comes out the same on every later day. */
export function recentCourses(today: string): Course[] {
  return [
    ...rescued(),
    ...monthsUpTo(today).flatMap((month) => Object.keys(monthlyAfter).flatMap((country) => inMonth(country, month))),
    ...lastWeeks(today),
    ...risen(today),
  ].filter(({ handledOn }) => handledOn <= today);
}

function rescued(): Course[] {
  const { on, destination, persons } = jointOperation;
  const chance = chanceFrom('joint operation');
  return Array.from({ length: persons }, () => ({
    destination,
    handledOn: on,
    operation: true,
    ...(chance.yes(0.88)
      ? { outcome: 'arrives', arrivesOn: addDays(on, 12 + Math.floor(chance.next() ** 2 * 130)) }
      : { outcome: chance.pick<Outcome>(['not_trafficking', 'moves_on', 'stays']) }),
  }));
}

function inMonth(destination: string, month: string): Course[] {
  const chance = chanceFrom(`${destination} ${month}`);
  const mean = monthlyAfter[destination] ?? 0;
  const count = Math.floor(mean * (0.6 + chance.next() * 0.8) + chance.next());
  return Array.from({ length: count }, () => {
    const handledOn = addDays(firstDayOf(month), chance.whole(0, Number(lastDayOf(month).slice(8)) - 1));
    const apart = handledOn === jointOperation.on && destination === jointOperation.destination;
    return courseAt(chance, destination, apart ? addDays(handledOn, 1) : handledOn);
  });
}

const ends = {
  arrives: 66,
  lost: 10,
  not_trafficking: 9,
  stays: 5,
  moves_on: 6,
  referred: 3,
  reported_only: 1,
} as const;

/** One case on its own: what becomes of it is left to chance. */
export function courseAt(chance: Chance, destination: string, handledOn: string): Course {
  const outcome = chance.weighted(ends);
  if (outcome !== 'arrives') return { destination, handledOn, outcome };
  const arrivesOn = addDays(handledOn, 9 + Math.floor(chance.next() ** 1.6 * 150));
  return { destination, handledOn, outcome, arrivesOn: outsideJuly2023(destination, arrivesOn) };
}

/** The returns from Cambodia and Myanmar in July 2023 are published: nobody else came home then. */
export function outsideJuly2023(destination: string, day: string): string {
  return destination in returnedInJuly2023 && day.startsWith('2023-07') ? addDays(day, 31) : day;
}

// How many days ago; today itself has cases, even when it is the first of a month.
const daysAgo: Record<string, number[]> = {
  KH: [0, 0, 1, 2, 3, 5, 6, 8, 9, 12, 15, 19, 22, 27, 33, 40],
  PH: [0, 1, 3, 4, 7, 11, 14, 18, 25, 31, 38],
  MM: [1, 4, 9, 17, 26],
  LA: [2, 13],
  TH: [5, 21],
  ZA: [10],
};

function lastWeeks(today: string): Course[] {
  const chance = chanceFrom('last weeks');
  return Object.entries(daysAgo).flatMap(([destination, days]) =>
    days.map((ago, n): Course => {
      const handledOn = addDays(today, -ago);
      if (n % 4 === 3 && ago < 12) return { destination, handledOn, outcome: 'reported_only' };
      return { ...courseAt(chance, destination, handledOn), ...(n % 3 === 0 ? { outcome: 'in_progress' } : {}) };
    }),
  );
}

/** What the alerts are there for: a country that hardly anybody came from, and eight people in the last whole month. */
function risen(today: string): Course[] {
  const chance = chanceFrom('risen');
  const month = monthOf(addDays(firstDayOf(monthOf(today)), -1));
  return [3, 5, 8, 9, 14, 17, 22, 26].map((date) => courseAt(chance, 'ZA', addDays(firstDayOf(month), date)));
}

function monthsUpTo(today: string): string[] {
  const months = [];
  for (let month = '2023-06'; month <= monthOf(today); month = monthOf(addDays(lastDayOf(month), 1)))
    months.push(month);
  return months;
}
