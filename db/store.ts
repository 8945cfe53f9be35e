import { existsSync } from 'node:fs';
import { environment } from '../lib/environment';
import { Misconfigured } from '../lib/errors';
import { lock, unlockUnattended } from './master-key';
import type { Store } from './store.shape';

export type { Fault, KeyCopy, KeySlot, KeyStore, Reader, Store, WrappedKey, Writer } from './store.shape';

// Kept on globalThis: hot reload, and Next's several bundles, would else open a second writer.
const held = globalThis as { pulangStore?: Promise<Store> };

/** The store that `DATABASE_URL` names; opened once. One that nobody has prepared is not made by asking for it. */
export async function store(): Promise<Store> {
  if (!held.pulangStore) {
    const { databaseUrl } = environment();
    if (databaseUrl.startsWith('file:') && !existsSync(databaseUrl.slice('file:'.length)))
      throw new Misconfigured(`There is no base in ${environment().dataDir}. Run npm start or npm run demo first.`);
    held.pulangStore = openStore(databaseUrl).then(async (opened) => {
      await unlockUnattended(opened.keys);
      return opened;
    });
    // What could not be opened now may be there again at the next request.
    held.pulangStore.catch(() => delete held.pulangStore);
  }
  return held.pulangStore;
}

/** Opens a base, made if it is not there. */
export async function openStore(url: string): Promise<Store> {
  if (url.startsWith('file:')) return (await import('./store.sqlite')).openSqlite(url.slice('file:'.length));
  const { openPostgres, openPglite } = await import('./store.postgres');
  return url.startsWith('pglite:') ? openPglite(url.slice('pglite:'.length)) : openPostgres(url, environment().keysUrl);
}

/** Puts another store in place, or none (then the next use opens anew), and its keys. Answers the one before. */
export async function putStore(next: Store | undefined): Promise<Store | undefined> {
  const before = await held.pulangStore;
  lock();
  if (next) await unlockUnattended(next.keys);
  held.pulangStore = next && Promise.resolve(next);
  return before;
}
