import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { isDemo } from '@/features/accounts/demo';
import { restoreBackup } from '@/features/backups/commands/restore';
import { openPrivateKey } from '@/features/backups/private-key';
import { usualPlace } from '@/features/backups/settings';
import type { Machine } from '@/lib/actor';
import { isRefused } from '@/lib/errors';
import type { Texts } from '@/lib/texts';
import { type Given, readArguments } from './arguments';
import { notPossible, type Outcome, wrongUse } from './outcome';
import { readSecrets } from './secrets';

const actor: Machine = { kind: 'machine', name: 'command-line' };
const fromWhereWeStand = (file: string) => resolve(process.env.INIT_CWD ?? '.', file);

/** `restore FILE --keys FILE --key FILE [--into FOLDER]`: a backup, where nothing is yet. */
export async function restoreCommand(args: string[], texts: Texts): Promise<Outcome> {
  const { t, number, moment } = texts;
  const given = readArguments(args, { values: ['keys', 'key', 'into'], positionals: 1 });
  if (isRefused(given)) return wrongUse(given.refused, { name: given.name }, texts);
  const [file] = given.positionals;
  const { keys, key } = given.values;
  if (!file || !keys || !key) return wrongUse('restoreWhat', {}, texts);
  const into = placeOf(given, texts);
  if ('exit' in into) return into;
  const text = contentOf(fromWhereWeStand(key));
  if (text === null) return notPossible('cannotRead', { file: fromWhereWeStand(key) }, texts);
  const [passphrase = ''] = await readSecrets([t('commandLine.backup.passphrase')]);
  const pair = await openPrivateKey(text, passphrase);
  if (isRefused(pair)) return { exit: 1, err: t(`backups.refused.${pair.refused}`) };
  const files = { file: fromWhereWeStand(file), keysFile: fromWhereWeStand(keys) };
  const restored = await restoreBackup(actor, { ...files, pair }, into);
  if (isRefused(restored)) return { exit: 1, err: t(`backups.refused.${restored.refused}`) };
  const { cases, people, erased, toInvite, madeAt, auditSeq, auditHash } = restored;
  const told = {
    cases: number(cases),
    people: number(people),
    erased: number(erased),
    toInvite: number(toInvite),
    at: moment(madeAt),
    mark: `${auditSeq} ${auditHash.slice(0, 16)}`,
    place: 'folder' in into ? into.folder : 'PostgreSQL',
  };
  return { exit: 0, out: `${t('commandLine.restore.done', told)}\n` };
}

function placeOf({ values }: Given, texts: Texts): { folder: string } | { url: string } | Outcome {
  const usual = usualPlace();
  if ('url' in usual) return values.into ? wrongUse('intoServer', {}, texts) : usual;
  if (values.into) return { folder: fromWhereWeStand(values.into) };
  // Without a word of where to, never over a demonstration that happens to be there.
  return isDemo() ? { folder: resolve('data') } : usual;
}

function contentOf(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}
