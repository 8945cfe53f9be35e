import { troubleOf } from '@/lib/errors';
import { sentenceOf } from '@/lib/log';
import type { MessageKey } from '@/lib/texts';

type Say = Extract<MessageKey, `upkeep.doctor.${string}`> extends `upkeep.doctor.${infer Name}` ? Name : never;

/** What was looked at, how it stands, and the sentence for it (`upkeep.doctor.…`). Never a secret, never a person. */
export type Finding = { state: 'ok' | 'warn' | 'bad'; say: Say; values?: Record<string, string | number> };

export const ok = (say: Say, values?: Finding['values']): Finding => ({ state: 'ok', say, values });
export const warn = (say: Say, values?: Finding['values']): Finding => ({ state: 'warn', say, values });
export const bad = (say: Say, values?: Finding['values']): Finding => ({ state: 'bad', say, values });

/** One that cannot be made is a finding too: the others are still wanted. */
export async function found(look: () => Finding[] | Promise<Finding[]>): Promise<Finding[]> {
  try {
    return await look();
  } catch (error) {
    const trouble = troubleOf(error);
    return [trouble ? bad(`failed.${trouble}`) : bad('failed.other', { reason: sentenceOf(error) })];
  }
}
