import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { makeKey, takeKey } from '@/features/backups/commands/key';
import { makeBackup } from '@/features/backups/commands/make-backup';
import { passphraseFault } from '@/features/backups/rules';
import { settingOf } from '@/features/backups/settings';
import type { Machine } from '@/lib/actor';
import { isRefused } from '@/lib/errors';
import type { Texts } from '@/lib/texts';
import { readArguments } from './arguments';
import { missingBase } from './base';
import { notPossible, type Outcome, wrongUse } from './outcome';
import { openPlace } from './place';
import { readSecrets } from './secrets';

const actor: Machine = { kind: 'machine', name: 'command-line' };
const fromWhereWeStand = (file: string) => resolve(process.env.INIT_CWD ?? '.', file);

/** `backup`: makes one now and proves it. `backup key`: makes the key that opens them, once. */
export async function backupCommand(args: string[], texts: Texts): Promise<Outcome> {
  const given = readArguments(args, { values: ['to', 'out'], flags: ['replace'], positionals: 1 });
  if (isRefused(given)) return wrongUse(given.refused, { name: given.name }, texts);
  const { to, out } = given.values;
  const [act] = given.positionals;
  if (act !== undefined && act !== 'key') return wrongUse('unexpected', { name: act }, texts);
  const strange = act === 'key' ? to && '--to' : (out && '--out') || (given.flags.has('replace') && '--replace');
  if (strange) return wrongUse('unknownOption', { name: strange }, texts);
  const missing = missingBase(texts);
  if (missing) return missing;
  return act === 'key' ? newKey(out, given.flags.has('replace'), texts) : backUp(to, texts);
}

async function backUp(to: string | undefined, texts: Texts): Promise<Outcome> {
  const { t, number } = texts;
  const made = await makeBackup(actor, { to: to && fromWhereWeStand(to) });
  if (isRefused(made)) return { exit: 1, err: t(`backups.refused.${made.refused}`) };
  const { file, keysFile, size, auditSeq, auditHash } = made;
  const megabytes = number(Math.ceil(size / 1_000_000));
  const mark = `${auditSeq} ${auditHash.slice(0, 16)}`;
  return { exit: 0, out: `${t('commandLine.backup.made', { file, keysFile, megabytes, mark })}\n` };
}

async function newKey(out: string | undefined, replace: boolean, texts: Texts): Promise<Outcome> {
  const { t } = texts;
  if (!out) return wrongUse('noKeyOut', {}, texts);
  const before = await settingOf('backup-key');
  if (before && !replace) return notPossible('keyThere', { keyId: before.keyId }, texts);
  const file = fromWhereWeStand(out);
  const place = openPlace(file);
  if (isRefused(place)) return notPossible(place.refused, { file }, texts);
  try {
    const [passphrase = '', again = ''] = await readSecrets([
      t('commandLine.backup.passphrase'),
      t('commandLine.backup.again'),
    ]);
    const fault = passphraseFault(passphrase, again);
    if (fault) return { exit: 1, err: t(`backups.errors.${fault}`) };
    const made = await makeKey(actor, passphrase);
    if (isRefused(made)) return { exit: 1, err: t(`backups.refused.${made.refused}`) };
    place.keep(Buffer.from(made.file));
    // What was written is read again and opened: only then is anything sealed to it.
    const taken = await takeKey(actor, { file: readFileSync(file, 'utf8'), passphrase });
    if (isRefused(taken)) return { exit: 1, err: t(`backups.refused.${taken.refused}`) };
    return { exit: 0, out: `${t('commandLine.backup.keyMade', { file, keyId: taken.keyId })}\n` };
  } finally {
    place.close();
  }
}
