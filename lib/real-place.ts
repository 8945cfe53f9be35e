import { existsSync, realpathSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, sep } from 'node:path';

/** Where a path leads once links are followed, as far as it exists. */
export function realPlace(path: string): string {
  if (existsSync(path)) return realpathSync.native(path);
  const parent = dirname(path);
  return parent === path ? path : join(realPlace(parent), basename(path));
}

/** Whether one real place is another, or lies in it. */
export function isWithin(place: string, folder: string): boolean {
  const way = relative(folder, place);
  return !isAbsolute(way) && way.split(sep)[0] !== '..';
}
