import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { environment } from '@/lib/environment';
import { isWithin, realPlace } from '@/lib/real-place';

export type FolderFault = 'no-folder' | 'folder-missing' | 'folder-of-data' | 'folder-of-app' | 'folder-above';

/**
 * Why an administrator's folder is not one for backups; null when it is. Whoever may name a folder must not thereby lay
 * anything among the data, beside the key or where the app serves from. It is never made: a disk that is not plugged in
 * must not become a folder on this one.
 */
export function folderFault(folder: string): FolderFault | null {
  const place = realPlace(folder);
  const { dataDir, keyFile } = environment();
  const data = realPlace(dataDir);
  const app = realPlace(process.cwd());
  const isOwn = isWithin(place, realPlace(join(dataDir, 'backups'))) && isWithin(place, data);
  const keys = [`${dataDir}.key`, ...(keyFile ? [keyFile] : [])].map(realPlace);
  if (!isOwn && [data, ...keys].some((kept) => isWithin(place, kept))) return 'folder-of-data';
  if (!isOwn && isWithin(place, app)) return 'folder-of-app';
  if (isWithin(data, place) || isWithin(app, place)) return 'folder-above';
  if (!existsSync(place)) return 'folder-missing';
  return isWritable(place) ? null : 'no-folder';
}

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return statSync(folder).isDirectory();
  } catch {
    return false;
  }
}
