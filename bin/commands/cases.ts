import { and, eq } from 'drizzle-orm';
import { db } from '@/db/client';
import { auditEntries } from '@/db/schema';
import { isDemo } from '@/features/accounts/demo';
import { generateCases } from '@/features/demo/commands';
import { isRefused } from '@/lib/errors';
import type { Texts } from '@/lib/texts';
import { readArguments } from './arguments';
import { missingBase } from './base';
import { lockedForUs } from './opening';
import { notPossible, type Outcome, wrongUse } from './outcome';

/** `cases generate N`: invented cases, for tests of size. Never among the cases of real people. */
export async function casesCommand(args: string[], texts: Texts): Promise<Outcome> {
  const count = countWanted(args, texts);
  if (typeof count !== 'number') return count;
  const missing = missingBase(texts);
  if (missing) return missing;
  if (await holdsRealCases()) return notPossible('realCases', {}, texts);
  const locked = await lockedForUs(texts);
  if (locked) return locked;
  const made = await generateCases(count);
  return { exit: 0, out: `${texts.t('commandLine.cases.made', { count: made })}\n` };
}

/** How many cases were asked for; or why nothing was. */
export function countWanted(args: string[], texts: Texts): number | Outcome {
  const given = readArguments(args, { values: [], positionals: 2 });
  if (isRefused(given)) return wrongUse(given.refused, { name: given.name }, texts);
  const [act, typed] = given.positionals;
  if (act !== 'generate') return wrongUse('noAct', {}, texts);
  if (!typed) return wrongUse('noCount', {}, texts);
  return /^[1-9]\d{0,6}$/.test(typed) ? Number(typed) : wrongUse('notCount', { value: typed }, texts);
}

/** Whether a person has opened a case here, outside a demonstration: what people open is about people. */
async function holdsRealCases(): Promise<boolean> {
  if (!process.env.DATABASE_URL && isDemo()) return false;
  const opened = and(eq(auditEntries.act, 'case.opened'), eq(auditEntries.actorKind, 'staff'));
  return (await (await db()).$count(auditEntries, opened)) > 0;
}
