import { isNotNull, sql } from 'drizzle-orm';
import { environment } from '../lib/environment';
import { Misconfigured } from '../lib/errors';
import { engine } from './engine';
import { personKeys } from './keys';
import { masterKey } from './master-key';
import { migrationsFolder, migrationsIn } from './migrate';
import { persons } from './schema';
import { type Reader, store } from './store';

/** Opens the key and the base; ends the process with one sentence when the app could not work with them. */
export async function checkBase(): Promise<void> {
  try {
    masterKey();
    const { reader } = await store();
    await checkMigrated(reader);
    await checkKey(reader);
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

/** A key file of another base would open nothing here, and seal what is written from now on for nobody. */
export async function checkKey(reader: Reader): Promise<void> {
  const someone = await reader.select({ id: persons.id }).from(persons).where(isNotNull(persons.identity)).limit(1);
  await personKeys(someone.map(({ id }) => id)).catch(() => {
    throw new Misconfigured(
      `The key file ${environment().keyFile} is not the one this base was sealed with. Put the right one back.`,
    );
  });
}

async function tagsDone(reader: Reader): Promise<string[]> {
  try {
    const rows = await reader.select({ tag: sql<string>`tag` }).from(sql`migrations`);
    return rows.map(({ tag }) => tag);
  } catch {
    return []; // no table yet: nothing was migrated
  }
}
