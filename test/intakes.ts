import { eq } from 'drizzle-orm';
import { pasted, rescued } from '@/bin/bench/raid';
import { db } from '@/db/client';
import { auditEntries } from '@/db/schema';
import { openCase } from '@/features/cases/commands/open-case';
import { guessIntakeColumns } from '@/features/intakes/columns';
import { confirmIntake } from '@/features/intakes/commands/confirm-intake';
import { type JudgedList, judgeList } from '@/features/intakes/commands/judge-list';
import { writeIntake } from '@/features/intakes/commands/write-rows';
import type { IntakeList } from '@/features/intakes/list';
import { readText } from '@/features/secondlist/reading';
import type { Staff } from '@/lib/actor';
import { newId } from '@/lib/id';
import { ayu } from './people';

/** A raid of 202, and what three of them look like when they are pasted. */
export const people = rescued(202, 144);
export const three = pasted(people.slice(0, 3));

export const TODAY = '2026-11-25';

export function listFrom(text: string, actor: Staff = ayu, day = TODAY): IntakeList {
  const read = readText(text);
  if (!('rows' in read)) throw new Error(read.refused);
  const { rows } = read;
  const common = { officeId: actor.officeId, destination: 'KH', handledOn: day, citizenship: 'ID' };
  const columns = guessIntakeColumns(rows, day, () => undefined);
  return { intake: newId(), day, rows, columns, common, edits: {}, decisions: [] };
}

export async function judged(actor: Staff, text: string): Promise<JudgedList> {
  const answer = await judgeList(actor, listFrom(text, actor));
  if ('refused' in answer) throw new Error(answer.refused);
  return answer;
}

/** Confirms as decided and writes to the end. */
export async function takenIn(actor: Staff, list: JudgedList): Promise<string> {
  const answer = await confirmIntake(actor, list);
  if ('refused' in answer) throw new Error(answer.refused);
  await writeIntake(actor, answer.intake);
  return answer.intake;
}

export async function opened(actor: Staff, answers: Record<string, string>, handledOn = '2024-06-01') {
  const answer = await openCase(actor, {
    submissionId: newId(),
    officeId: actor.officeId,
    status: 'active',
    returnStep: null,
    answers: { destination: 'KH', handledOn, citizenship: 'ID', ...answers },
  });
  if (!('reference' in answer)) throw new Error('not opened');
  return answer.reference;
}

export const acts = async (act: string) => (await db()).$count(auditEntries, eq(auditEntries.act, act));
