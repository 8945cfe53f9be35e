import { addDays } from '@/lib/calendar';
import { type Chance, chanceFrom } from './chance';
import type { Course, Outcome } from './course';
import {
  charters,
  handled,
  lastPublishedDay,
  returned,
  returnedInJuly2023,
  surges,
  uncountedBefore,
} from './published';
import { outsideJuly2023, recentCourses } from './recent';

/** A course whose end may still be open while the set is put together. */
export type Draft = Omit<Course, 'outcome'> & { outcome?: Outcome };

const endOf = (year: number) => (year === 2023 ? lastPublishedDay : `${year}-12-31`);

/** Every case of the reference data set in the order of handling. */
export function referenceCourses(today: string): Course[] {
  const published = Object.keys(handled).flatMap(handledIn);
  for (const year of [2020, 2021, 2022, 2023]) {
    for (const flight of charters) if (flight.on.startsWith(`${year}`)) boardCharter(published, flight);
    for (const destination in returned) bringHome(published, destination, year);
  }
  returnInJuly2023(published);
  return [...published.map(concluded), ...uncountedCourses(), ...recentCourses(today)].sort((a, b) =>
    a.handledOn < b.handledOn ? -1 : a.handledOn > b.handledOn ? 1 : 0,
  );
}

function handledIn(destination: string): Draft[] {
  return Object.entries(handled[destination] ?? {}).flatMap(([year, count]) => {
    const chance = chanceFrom(`handled ${destination} ${year}`);
    const days = surges
      .filter((surge) => surge.destination === destination && surge.on.startsWith(year))
      .flatMap(({ on, persons }) => Array<string>(persons).fill(on));
    while (days.length < count) days.push(workday(chance, `${year}-01-04`, endOf(Number(year))));
    return days.sort().map((handledOn) => ({ destination, handledOn }));
  });
}

/** A day of the period, rather a late one, seldom at a weekend. */
function workday(chance: Chance, from: string, to: string): string {
  const days = (Date.parse(to) - Date.parse(from)) / 86_400_000;
  for (;;) {
    const day = addDays(from, Math.floor(chance.next() ** 0.75 * (days + 1)));
    const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
    if ((weekday > 0 && weekday < 6) || chance.yes(0.15)) return day;
  }
}

function boardCharter(all: Draft[], { on, destination, seats }: (typeof charters)[number]): void {
  const waiting = open(all, destination, addDays(on, -220), addDays(on, -9));
  for (const course of take(chanceFrom(`charter ${on}`), waiting, seats)) {
    arrive(course, on);
    course.flight = 'chartered_flight';
  }
}

function bringHome(all: Draft[], destination: string, year: number): void {
  const chance = chanceFrom(`home ${destination} ${year}`);
  const already = all.filter((one) => one.destination === destination && one.arrivesOn?.startsWith(`${year}`)).length;
  const wanted = (returned[destination]?.[year] ?? 0) - already;
  const last = endOf(year);
  for (const course of take(chance, open(all, destination, `${year - 1}-07-01`, addDays(last, -8)), wanted)) {
    const after = addDays(course.handledOn, 7 + Math.floor(chance.next() ** 2 * 120));
    const first = after < `${year}-01-03` ? addDays(`${year}-01-03`, chance.whole(0, 60)) : after;
    arrive(course, first > last ? addDays(last, -chance.whole(0, 1)) : first);
  }
}

function returnInJuly2023(all: Draft[]): void {
  for (const [destination, count] of Object.entries(returnedInJuly2023)) {
    const chance = chanceFrom(`July 2023 ${destination}`);
    for (const course of take(chance, open(all, destination, '2023-01-01', lastPublishedDay), count))
      arrive(
        course,
        destination === 'MM' ? chance.pick(['2023-07-12', '2023-07-27']) : workday(chance, '2023-07-03', '2023-07-30'),
      );
  }
}

const open = (all: Draft[], destination: string, from: string, to: string) =>
  all.filter((one) => !one.outcome && one.destination === destination && one.handledOn >= from && one.handledOn <= to);

function take(chance: Chance, from: Draft[], count: number): Draft[] {
  if (from.length < count) throw new Error(`only ${from.length} cases left where ${count} are needed`);
  return chance.shuffled(from).slice(0, count);
}

function arrive(course: Draft, on: string): void {
  course.outcome = 'arrives';
  course.arrivesOn = on;
}

const otherEnds = { lost: 34, not_trafficking: 22, stays: 14, moves_on: 18, referred: 10, in_progress: 0.6 } as const;

/** Whoever is still there after May 2023 comes home later, or the case ends another way. */
function concluded(course: Draft, n: number): Course {
  const chance = chanceFrom(`concluded ${n}`);
  if (course.outcome) return { ...course, outcome: course.outcome };
  if (course.handledOn < '2022-09-01' || chance.yes(0.45)) return { ...course, outcome: chance.weighted(otherEnds) };
  const arrivesOn = outsideJuly2023(course.destination, addDays('2023-06-02', Math.floor(chance.next() ** 2 * 200)));
  return { ...course, outcome: 'arrives', arrivesOn };
}

function uncountedCourses(): Course[] {
  const chance = chanceFrom('uncounted');
  return Object.entries(uncountedBefore).flatMap(([outcome, count]) =>
    Array.from({ length: count }, () => ({
      destination: chance.pick(['KH', 'KH', 'PH', 'MM', 'LA', 'TH']),
      handledOn: workday(chance, '2021-06-01', '2023-05-20'),
      outcome: outcome as Outcome,
    })),
  );
}
