import { makeKey, takeKey } from '@/features/backups/commands/key';
import { makeBackup } from '@/features/backups/commands/make-backup';
import { setPlan } from '@/features/backups/commands/plan';
import { wrapPrivateKey } from '@/features/backups/private-key';
import { backupOverview } from '@/features/backups/queries';
import { makeKeyPair } from '@/lib/envelope';
import { type HouseAct, type Outcome, tried } from './outcome';

/** A key that nobody here made: what is refused has to be refused for want of rights. */
async function keyFileOfTests(): Promise<string> {
  return wrapPrivateKey(makeKeyPair(), 'perahu kuning di teluk');
}

export const actsOnBackups: Record<string, HouseAct> = {
  'see how it stands with the backups': {
    calls: ['backupOverview'],
    run: (actor) => tried(() => backupOverview(actor)),
  },
  'make a backup, its key and its plan': {
    calls: ['makeKey', 'takeKey', 'setPlan', 'makeBackup'],
    run: async (actor) => {
      const passphrase = 'perahu kuning di teluk';
      const made = await makeKey(actor, passphrase);
      const file = 'file' in made ? made.file : await keyFileOfTests();
      const answers = [
        'file' in made ? 'yes' : 'no',
        await tried(() => takeKey(actor, { file, passphrase })),
        await tried(() => setPlan(actor, { hour: 3, folder: null, keep: 5 })),
        await tried(() => makeBackup(actor)),
      ] as Outcome[];
      if (new Set(answers).size > 1) throw new Error(`the commands disagree: ${answers}`);
      return answers[0] ?? 'no';
    },
  },
};
