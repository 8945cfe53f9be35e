import { isAbsolute } from 'node:path';
import type { FolderFault } from './place';
import { type PassphraseFault, passphraseFault } from './rules';
import type { Plan } from './settings';

/** What is wrong with which field; the reason names its sentence under `backups.errors`. */
export type BackupFault = {
  field: 'passphrase' | 'file' | 'hour' | 'keep' | 'folder';
  reason: PassphraseFault | 'no-file' | 'not-a-key' | 'wrong-passphrase' | 'hour' | 'keep' | 'folder' | FolderFault;
};

const LARGEST_KEY_FILE = 10_000;

// No file system takes a NUL in a name.
const text = (form: FormData, field: string) =>
  String(form.get(field) ?? '')
    .replaceAll('\0', '')
    .trim();

/** A passphrase is taken as it was typed. */
const secret = (from: FormData | URLSearchParams, field: string) => String(from.get(field) ?? '').slice(0, 1000);

export function readPlan(form: FormData): { plan: Plan } | { faults: BackupFault[] } {
  const faults: BackupFault[] = [];
  const [hour, keep, folder] = [text(form, 'hour'), text(form, 'keep'), text(form, 'folder')];
  if (!/^([0-9]|1[0-9]|2[0-3])$/.test(hour)) faults.push({ field: 'hour', reason: 'hour' });
  if (!/^\d{1,3}$/.test(keep) || Number(keep) < 2 || Number(keep) > 400) faults.push({ field: 'keep', reason: 'keep' });
  if (folder && (!isAbsolute(folder) || folder.length > 500)) faults.push({ field: 'folder', reason: 'folder' });
  return faults.length > 0 ? { faults } : { plan: { hour: Number(hour), keep: Number(keep), folder: folder || null } };
}

export function readNewPassphrase(body: URLSearchParams): { passphrase: string } | { fault: PassphraseFault } {
  const passphrase = secret(body, 'passphrase');
  const fault = passphraseFault(passphrase, secret(body, 'again'));
  return fault ? { fault } : { passphrase };
}

export async function readKeyFile(
  form: FormData,
): Promise<{ file: string; passphrase: string } | { faults: BackupFault[] }> {
  const file = form.get('file');
  if (!(file instanceof File) || file.size === 0) return { faults: [{ field: 'file', reason: 'no-file' }] };
  if (file.size > LARGEST_KEY_FILE) return { faults: [{ field: 'file', reason: 'not-a-key' }] };
  return { file: await file.text(), passphrase: secret(form, 'passphrase') };
}
