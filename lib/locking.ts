import type { Download } from './download';
import type { Refused } from './errors';
import { lockedZip } from './locked-zip';
import { passphraseIn } from './passphrase';

/** How a file with identities leaves: locked under a passphrase that goes another way, or as everybody can read it. */
export type Lock = { passphrase: string } | 'plain';

/** Locked, unless the form says otherwise in so many words. */
export function lockIn(form: URLSearchParams): Lock | Refused<'passphrase'> {
  if (form.get('lock') === 'plain') return 'plain';
  const passphrase = passphraseIn(form.get('passphrase'));
  return passphrase ? { passphrase } : { refused: 'passphrase' };
}

/** The file as it leaves. */
export async function underLock(file: Download, lock: Lock): Promise<Download> {
  if (lock === 'plain') return file;
  return {
    name: file.name.replace(/\.\w+$/, '.zip'),
    type: 'application/zip',
    content: await lockedZip(file.name, file.content, lock.passphrase),
  };
}
