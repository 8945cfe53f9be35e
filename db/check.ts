import { existsSync } from 'node:fs';
import { sql } from 'drizzle-orm';
import { environment } from '../lib/environment';
import { Misconfigured } from '../lib/errors';
import { engine } from './engine';
import { migrationsFolder, migrationsIn } from './migrate';
import { type Reader, store } from './store';

/** Opens the base, and its keys where they lie in a file; ends the process with one sentence when the app could not work with them. */
export async function checkBase(): Promise<void> {
  try {
    checkKeyFile();
    const { reader } = await store();
    await checkMigrated(reader);
  } catch (error) {
    if (!(error instanceof Misconfigured)) throw error;
    console.error(error.message);
    process.exit(1);
  }
}

/** The app and its base must be of one age: an older base lacks columns, a newer one may mean them otherwise. */
export async function checkMigrated(reader: Reader): Promise<void> {
  const known = migrationsIn(migrationsFolder(engine)).map(({ tag }) => tag);
  const done = await tagsDone(reader);
  if (known.some((tag) => !done.includes(tag)))
    throw new Misconfigured('The base is not up to date with this app. Start it with npm start or npm run demo.');
  if (done.some((tag) => !known.includes(tag)))
    throw new Misconfigured('The base was made by a newer app. Start that one, or update this one.');
}

/** Where an unattended start was chosen, a key file that is gone must not look like a base that was locked on purpose. */
export function checkKeyFile(): void {
  const { keyFile } = environment();
  if (keyFile && !existsSync(keyFile)) throw new Misconfigured(`There is no key file at ${keyFile}. Put it back.`);
}

async function tagsDone(reader: Reader): Promise<string[]> {
  try {
    const rows = await reader.select({ tag: sql<string>`tag` }).from(sql`migrations`);
    return rows.map(({ tag }) => tag);
  } catch {
    return []; // no table yet: nothing was migrated
  }
}
