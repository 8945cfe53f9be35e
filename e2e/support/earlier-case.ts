import { eq } from 'drizzle-orm';
import { offices, users } from '@/db/schema';
import { store } from '@/db/store';
import { staffFrom } from '@/features/accounts/queries';
import { openCase } from '@/features/cases/commands/open-case';
import type { Answers } from '@/features/cases/fields';
import { newId } from '@/lib/id';

/** Logs a case in the demonstration: `earlier-case NAME ANSWERS [RETURNED-ON]`, as a colleague. Prints its number and person. */
const [name = '', told = '{}', returnedOn] = process.argv.slice(2);
const opened = await store();
const [row] = await opened.reader
  .select({ user: users, office: offices })
  .from(users)
  .innerJoin(offices, eq(offices.id, users.officeId))
  .where(eq(users.signInName, name));
if (!row) throw new Error(`there is no ${name}`);
const by = staffFrom(row);
const answer = await openCase(by, {
  submissionId: newId(),
  officeId: by.officeId,
  status: 'active',
  returnStep: returnedOn ? { status: 'arrived_indonesia', on: returnedOn } : null,
  answers: JSON.parse(told) as Answers,
});
if ('refused' in answer) throw new Error(answer.refused);
console.log(JSON.stringify(answer));
await opened.close();
