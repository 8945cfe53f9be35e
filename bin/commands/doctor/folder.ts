import { existsSync, readdirSync, realpathSync, statfsSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { readKeyFile } from '@/db/master-key';
import { environment } from '@/lib/environment';
import { bad, type Finding, ok, warn } from './finding';

const windows = process.platform === 'win32';
const othersMay = (path: string) => !windows && (statSync(path).mode & 0o077) !== 0;
const isMine = (path: string) => windows || statSync(path).uid === process.getuid?.();

/** The data folder and every file in it are for one user alone. */
export function folder(): Finding[] {
  const { dataDir } = environment();
  if (!existsSync(dataDir)) return [bad('folder.missing', { folder: dataDir })];
  const files = readdirSync(dataDir).map((name) => join(dataDir, name));
  const openToOthers = files.filter(othersMay);
  const foreign = [dataDir, ...files].filter((path) => !isMine(path));
  return [
    othersMay(dataDir) ? warn('folder.open', { folder: dataDir }) : ok('folder.ok', { folder: dataDir }),
    ...openToOthers.map((file) => warn('folder.fileOpen', { file })),
    ...(foreign[0] ? [warn('folder.foreign', { file: foreign[0], count: foreign.length })] : []),
  ];
}

/** What lies in these folders is given to everybody who asks. */
export function publicFolder(): Finding[] {
  const { dataDir } = environment();
  if (!existsSync(dataDir)) return [];
  const inside = ['public', '.next'].some((name) => holds(join(process.cwd(), name), realpathSync(dataDir)));
  return inside ? [bad('public.inside', { folder: dataDir })] : [ok('public.ok')];
}

function holds(outer: string, inner: string): boolean {
  return existsSync(outer) && relative(realpathSync(outer), inner).split(sep)[0] !== '..';
}

const forgotten = /(\.before-[\w.-]+|\.part|\.new|-journal|^\.writable)$/;

/** What something that broke off has left: a copy made before an update holds everything that the base held then. */
export function leftovers(): Finding[] {
  const { dataDir } = environment();
  const names = existsSync(dataDir) ? readdirSync(dataDir).filter((name) => forgotten.test(name)) : [];
  return names.length === 0
    ? [ok('leftovers.ok')]
    : names.map((name) => warn('leftovers.there', { file: join(dataDir, name) }));
}

const MEGABYTE = 1024 * 1024;

/** Room for the base twice over: an update copies it first. */
export function disk(): Finding[] {
  const { dataDir } = environment();
  if (!existsSync(dataDir)) return [];
  const { bavail, bsize } = statfsSync(dataDir);
  const free = Math.floor((bavail * bsize) / MEGABYTE);
  const size = readdirSync(dataDir).reduce((sum, name) => sum + statSync(join(dataDir, name)).size, 0);
  const wanted = Math.ceil((2 * size) / MEGABYTE) + 200;
  if (free < 50) return [bad('disk.full', { free })];
  return [free < wanted ? warn('disk.little', { free, wanted }) : ok('disk.ok', { free })];
}

/** Where the app starts unattended: whoever holds this file and the data reads everything. */
export function keyFile(): Finding[] {
  const { keyFile: file } = environment();
  if (!file) return [];
  if (!existsSync(file)) return [bad('key.missing', { file })];
  if (othersMay(file)) return [bad('key.open', { file })];
  try {
    readKeyFile(file);
  } catch {
    return [bad('key.unfit', { file })];
  }
  return [ok('key.file', { file })];
}
