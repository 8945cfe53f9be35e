import { eq } from 'drizzle-orm';
import { change } from '@/db/change';
import { db } from '@/db/client';
import { caseLocks, cases, emergencies, personPairs, persons } from '@/db/schema';
import { openCase } from '@/features/cases/commands/open-case';
import type { Answers } from '@/features/cases/fields';
import { type NewCase, rawOf } from '@/features/cases/input';
import { candidates } from '@/features/matching/commands/offer';
import { openCaseAs } from '@/features/matching/commands/open-as';
import { typedFrom } from '@/features/matching/new-case-input';
import { offerKey } from '@/features/matching/offer-key';
import type { OfferAnswer } from '@/features/matching/offering';
import type { Staff } from '@/lib/actor';
import { newId } from '@/lib/id';
import { machine } from './people';

/** For the tests of entering a case whose person may be on file: Rizki, who came home, and Rizky, who is entered. */
export const TODAY = '2026-11-25';

export const rizki: Answers = {
  ...{ name: 'M. Rizki Pratama', birth: '1999-03-12', passport: 'B1234567', sex: 'male' },
  ...{ destination: 'KH', handledOn: '2022-03-08', endedOn: '2022-09' },
};
export const rizky: Answers = {
  ...{ name: 'Mohammad Rizky Pratama', birth: '1999-03-12', passport: 'C7654321' },
  ...{ destination: 'ZA', handledOn: '2026-11-10' },
};

export const fileOf = (actor: Staff, answers: Answers, more: Partial<NewCase> = {}): NewCase => ({
  submissionId: newId(),
  officeId: actor.officeId,
  status: 'active',
  returnStep: null,
  answers: { destination: 'KH', handledOn: '2022-08-10', ...answers },
  ...more,
});

export const home = { returnStep: { status: 'arrived_indonesia' as const, on: '2022-10-14' } };

export async function logged(actor: Staff, answers: Answers, more: Partial<NewCase> = {}) {
  const opened = await openCase(actor, fileOf(actor, answers, more));
  if ('refused' in opened) throw new Error(opened.refused);
  const [row] = await (await db()).select().from(cases).where(eq(cases.reference, opened.reference));
  if (!row) throw new Error('not there');
  return row;
}

export const typed = (answers: Answers, submission = newId()) => ({ ...typedFrom(rawOf(answers), TODAY), submission });

export const offered = async (actor: Staff, answers: Answers) => {
  const { people, elsewhere } = await candidates(actor, typed(answers));
  return { people: people.map(({ person }) => person.id), offices: elsewhere.map(({ code }) => code) };
};

export type Said = { people?: [string, OfferAnswer][]; offices?: string[] };

export function openedAs(actor: Staff, file: NewCase, { people = [], offices = [] }: Said = {}) {
  const answers = { people: new Map(people.map(([id, answer]) => [offerKey(id), answer])), offices };
  return openCaseAs(actor, file, typed(file.answers, file.submissionId), answers);
}

export async function rowOf(opened: object) {
  if (!('reference' in opened)) throw new Error(JSON.stringify(opened));
  const [row] = await (await db())
    .select()
    .from(cases)
    .where(eq(cases.reference, String(opened.reference)));
  if (!row) throw new Error('not there');
  return row;
}

export const speaker = async (id: string) =>
  (await (await db()).select().from(persons).where(eq(persons.id, id)))[0]?.sameAs ?? id;

export const pairs = async () => (await db()).select().from(personPairs);
export const everyone = async () =>
  new Set((await (await db()).select().from(persons)).map(({ id, sameAs }) => sameAs ?? id));

export async function except(actor: Staff, caseId: string, exception: 'lock' | 'emergency'): Promise<void> {
  const now = new Date();
  const common = { id: newId(), caseId, userId: actor.id };
  await change(machine, async (tx, audit) => {
    if (exception === 'lock') await tx.insert(caseLocks).values({ ...common, lockedBy: 'test', lockedAt: now });
    else {
      const until = new Date(now.getTime() + 3_600_000);
      await tx.insert(emergencies).values({ ...common, reason: Buffer.alloc(0), openedAt: now, until });
    }
    await audit.record({ act: 'test', subject: { kind: 'case', id: caseId } });
  });
}
