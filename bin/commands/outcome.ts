import type { MessageKey, Texts } from '@/lib/texts';

/** How a command ended: 0 done, 1 not possible now, 2 typed wrongly. `err` is one sentence. */
export type Outcome = { exit: 0 | 1 | 2; out?: string | Uint8Array; err?: string };

export type Command = (args: string[], texts: Texts) => Promise<Outcome>;

export type Sentence =
  Extract<MessageKey, `commandLine.refused.${string}`> extends `commandLine.refused.${infer Name}` ? Name : never;

/** What was typed cannot be done, whatever the base holds. */
export function wrongUse(sentence: Sentence, values: Record<string, string>, texts: Texts): Outcome {
  return { exit: 2, err: refusal(sentence, values, texts) };
}

/** What was typed is right, and cannot be done here and now. */
export function notPossible(sentence: Sentence, values: Record<string, string>, texts: Texts): Outcome {
  return { exit: 1, err: refusal(sentence, values, texts) };
}

function refusal(sentence: Sentence, values: Record<string, string>, { t }: Texts): string {
  return t(`commandLine.refused.${sentence}`, values);
}
