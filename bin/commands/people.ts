import { findPairs } from '@/features/matching/commands/find-pairs';
import type { Machine } from '@/lib/actor';
import { isRefused } from '@/lib/errors';
import type { Texts } from '@/lib/texts';
import { readArguments } from './arguments';
import { missingBase } from './base';
import { lockedForUs } from './opening';
import { type Outcome, wrongUse } from './outcome';

const actor: Machine = { kind: 'machine', name: 'command-line' };

/** `people pairs`: looks for pairs that may be one person, among all whose identity has changed since the last time. */
export async function peopleCommand(args: string[], texts: Texts): Promise<Outcome> {
  const given = readArguments(args, { values: [], positionals: 1 });
  if (isRefused(given)) return wrongUse(given.refused, { name: given.name }, texts);
  if (given.positionals[0] !== 'pairs') return wrongUse('noPeopleAct', {}, texts);
  const missing = missingBase(texts);
  if (missing) return missing;
  const locked = await lockedForUs(texts);
  if (locked) return locked;
  return { exit: 0, out: `${texts.t('commandLine.people.sought', await findPairs(actor))}\n` };
}
