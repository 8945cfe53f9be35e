import type { Texts } from '@/lib/texts';
import { type Outcome, wrongUse } from './outcome';

/** `help`, and `help COMMAND`. */
export function help(name: string | undefined, texts: Texts, commands: string[]): Outcome {
  const { t } = texts;
  if (!name || name === 'help') return { exit: 0, out: `${t('commandLine.help.all')}\n` };
  if (!commands.includes(name)) return wrongUse('unknownCommand', { name }, texts);
  return { exit: 0, out: `${t(`commandLine.help.${name as 'figures'}`)}\n` };
}
