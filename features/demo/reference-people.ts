import { missionOffices } from '@/features/offices/missions';
import { chanceFrom } from './chance';
import { seenOf } from './determinations';
import { type Human, humanFrom, metAgain } from './people';
import type { NumberedCourse } from './reference-cases';
import { demoStaff } from './staff';
import { tell } from './telling';
import type { Entry } from './writer';

/** A case of the reference data set as its office entered it. */
export function entryOf(one: NumberedCourse, today: string): Entry {
  const { course, officeCode, n, again } = one;
  const chance = chanceFrom(`told ${n}`);
  const human = humanOf(one);
  const told = tell(chance, course, human, today, again?.as === 'new_person');
  // A name alone, with a part left out, is found by nobody.
  if (again?.as === 'new_person') told.answers.birth ??= human.birth;
  if (again?.as === 'duplicate') told.answers.notes = `Sudah tercatat sebagai ${again.earlier.reference}.`;
  if (again?.flag)
    Object.assign(told.answers, { retrafficking: again.flag, earlierReference: again.earlier.reference });
  const office = missionOffices().find(({ code }) => code === officeCode);
  if (!office) throw new Error(`no mission with the code ${officeCode}`);
  const colleagues = demoStaff.filter(({ officeId, role }) => officeId === office.id && role === 'caseworker');
  const assignedTo = colleagues.length > 0 && chance.yes(0.95) ? chance.pick(colleagues).id : null;
  return { office, assignedTo, told, seen: seenOf(course, n, today) };
}

/** Who a case is about: somebody new, or the human of an earlier case. */
export function humanOf({ course, n, again }: NumberedCourse): Human {
  const chance = chanceFrom(`human ${n}`);
  if (!again) return humanFrom(chance, course.handledOn);
  return again.as === 'duplicate' ? humanOf(again.earlier) : metAgain(chance, humanOf(again.earlier));
}
