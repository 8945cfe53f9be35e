import { isUnlocked } from '@/db/master-key';
import { store } from '@/db/store';
import { unlockForCommand } from '@/features/keys/commands/unlock';
import type { Machine } from '@/lib/actor';
import { isRefused } from '@/lib/errors';
import type { Texts } from '@/lib/texts';
import { notPossible, type Outcome } from './outcome';
import { askSecret } from './secret';

export const atTheTerminal: Machine = { kind: 'machine', name: 'command-line' };

/** For a command that needs the keys: asks for a passphrase where no key file opens the base. Answers why it stays locked. */
export async function lockedForUs(texts: Texts): Promise<Outcome | undefined> {
  await store();
  if (isUnlocked()) return undefined;
  const passphrase = await askSecret(texts.t('commandLine.keys.ask'));
  if (!passphrase) return notPossible('keysNoInput', {}, texts);
  const answer = await unlockForCommand(atTheTerminal, passphrase);
  return isRefused(answer) ? notPossible('keysPassphrase', {}, texts) : undefined;
}
