import { existsSync } from 'node:fs';
import { sql } from 'drizzle-orm';
import { environment } from '../lib/environment';
import { Misconfigured, type Trouble, troubleOf } from '../lib/errors';
import { engine } from './engine';
import { isUnlocked, standGuard } from './master-key';
import { migrationsFolder, migrationsIn } from './migrate';
import { users } from './schema';
import { type KeyStore, type Reader, store } from './store';

/** Opens the base, and its keys where they lie in a file; ends the process with one sentence when the app could not work with them. */
export async function checkBase(): Promise<void> {
  try {
    checkKeyFile();
    const { reader, keys } = await store();
    await checkMigrated(reader);
    await checkWayIn(reader, keys);
    standGuard();
  } catch (error) {
    const known = error instanceof Misconfigured ? error : whyNotToStart(error);
    if (!known) throw error;
    console.error(known.message);
    process.exit(1);
  }
}

/** One sentence for a base that cannot be opened, and what to do; null for what we do not know. */
export function whyNotToStart(error: unknown): Misconfigured | null {
  const trouble = troubleOf(error);
  return trouble && new Misconfigured(sentences[trouble](environment().dataDir));
}

const sentences: Record<Trouble, (folder: string) => string> = {
  full: (folder) => `The disk that holds ${folder} is full or cannot be written. Make room, then start again.`,
  damaged: (folder) =>
    `The base in ${folder} is damaged, or not one of Pulang. Run "npm run --silent pulang -- doctor", then restore the last backup.`,
  away: () =>
    'The base does not answer. Check whether its server runs (DATABASE_URL), or whether another program holds its file, then start again.',
};

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

/** Where somebody works already there must be a way to the keys: a key-holder, the kit, or the file it began with. */
export async function checkWayIn(reader: Reader, keys: KeyStore): Promise<void> {
  if (isUnlocked() || (await keys.slots()).length > 0) return;
  const [somebody] = await keys.page('', 1);
  if (!somebody && (await reader.$count(users)) === 0) return;
  const file = `${environment().dataDir}.key`;
  throw new Misconfigured(`The keys of this base cannot be reached: there is no key-holder, and no key file ${file}.`);
}

async function tagsDone(reader: Reader): Promise<string[]> {
  try {
    const rows = await reader.select({ tag: sql<string>`tag` }).from(sql`migrations`);
    return rows.map(({ tag }) => tag);
  } catch (error) {
    if (troubleOf(error)) throw error;
    return []; // no table yet: nothing was migrated
  }
}
