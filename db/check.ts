import { sql } from 'drizzle-orm';
import { Misconfigured } from '../lib/errors';
import { engine } from './engine';
import { masterKey } from './master-key';
import { migrationsFolder, migrationsIn } from './migrate';
import { type Reader, store } from './store';

/** Opens the key and the base; ends the process with one sentence when the app could not work with them. */
export async function checkBase(): Promise<void> {
  try {
    masterKey();
    await checkMigrated((await store()).reader);
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

async function tagsDone(reader: Reader): Promise<string[]> {
  try {
    const rows = await reader.select({ tag: sql<string>`tag` }).from(sql`migrations`);
    return rows.map(({ tag }) => tag);
  } catch {
    return []; // no table yet: nothing was migrated
  }
}
