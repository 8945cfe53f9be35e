import type { Verdict } from '@/features/releases/checker';
import { verdictOnReleased, verdictWith } from '@/features/releases/queries/proposal';
import { releaseRefusal } from '@/features/releases/refusals';
import { kinds } from '@/features/releases/statistics';
import { verdictLines, verdictSentence } from '@/features/releases/telling';
import type { Machine } from '@/lib/actor';
import { isRefused } from '@/lib/errors';
import type { Texts } from '@/lib/texts';
import { readArguments } from './arguments';
import { missingBase } from './base';
import { notPossible, type Outcome, wrongUse } from './outcome';

const actor: Machine = { kind: 'machine', name: 'command-line' };

/** `release check`: whether everything that is out is safe side by side; with `--month`, together with one to come. */
export async function releaseCommand([name = '', ...args]: string[], texts: Texts): Promise<Outcome> {
  if (name !== 'check') return wrongUse('noReleaseAct', {}, texts);
  const given = readArguments(args, { values: ['month', 'kind'], flags: ['json'], positionals: 0 });
  if (isRefused(given)) return wrongUse(given.refused, { name: given.name }, texts);
  const { month, kind: asked = 'public' } = given.values;
  const kind = kinds.find((each) => each === asked);
  if (!kind) return wrongUse('noKind', { value: asked }, texts);
  const missing = missingBase(texts);
  if (missing) return missing;
  const verdict = month ? await verdictWith(actor, { kind, month }) : await verdictOnReleased(actor);
  if (isRefused(verdict)) return notPossible('failed', { reason: releaseRefusal(verdict.refused, texts) }, texts);
  const out = given.flags.has('json') ? `${JSON.stringify(verdict, null, 2)}\n` : asText(verdict, texts);
  return { exit: verdict.safe ? 0 : 1, out };
}

function asText(verdict: Verdict, texts: Texts): string {
  return [verdictSentence(verdict, texts), ...verdictLines(verdict, texts).map((line) => `▲ ${line}`), ''].join('\n');
}
