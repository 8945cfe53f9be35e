import { readdirSync, readFileSync } from 'node:fs';

/** What belongs to the house as text: its own source files, as git would list them without needing git. */
export const folders = ['app', 'bin', 'components', 'db', 'drizzle', 'e2e', 'features', 'lib', 'messages', 'test'];

export function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    return entry.isDirectory() ? filesIn(path) : [path];
  });
}

export const read = (path: string) => readFileSync(path, 'utf8');
