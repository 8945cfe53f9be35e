import { eq } from 'drizzle-orm';
import { db } from '@/db/client';
import { cases } from '@/db/schema';
import { openCase } from '@/features/cases/commands/open-case';
import type { Answers } from '@/features/cases/fields';
import type { Staff } from '@/lib/actor';
import { newId } from '@/lib/id';

/** Logs a case in Cambodia, back in Indonesia on the day `home`, if one is given; answers its number. */
export async function logged(actor: Staff, answers: Answers, home?: string): Promise<string> {
  const returnStep = home ? { status: 'arrived_indonesia' as const, on: home } : null;
  const file = { submissionId: newId(), officeId: actor.officeId, status: 'active' as const, returnStep };
  const opened = await openCase(actor, {
    ...file,
    answers: { destination: 'KH', handledOn: '2022-08-20', ...answers },
  });
  if ('refused' in opened) throw new Error(opened.refused);
  return opened.reference;
}

/** The row of a case by its number. */
export async function fileOf(reference: string) {
  const [row] = await (await db()).select().from(cases).where(eq(cases.reference, reference));
  if (!row) throw new Error(`${reference} is not there`);
  return row;
}

/** A case in a test, by its number and by the ids of its rows. */
export type LoggedFile = { reference: string; personId: string; caseId: string };

/** Logs a case in Cambodia, handled in November 2022 if nothing else is said, and answers all of its ids. */
export async function loggedFile(actor: Staff, answers: Answers = {}): Promise<LoggedFile> {
  const row = await fileOf(await logged(actor, { handledOn: '2022-11-10', ...answers }));
  return { reference: row.reference, personId: row.personId, caseId: row.id };
}
