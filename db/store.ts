import { environment } from '../lib/environment';
import type { Store } from './store.shape';

export type { KeyStore, Reader, Store, Writer } from './store.shape';

// Kept on globalThis: hot reload, and Next's several bundles, would else open a second writer.
const held = globalThis as { pulangStore?: Promise<Store> };

/** The store that `DATABASE_URL` names; opened once. */
export function store(): Promise<Store> {
  held.pulangStore ??= openStore(environment().databaseUrl);
  return held.pulangStore;
}

export async function openStore(url: string): Promise<Store> {
  if (url.startsWith('file:')) return (await import('./store.sqlite')).openSqlite(url.slice('file:'.length));
  const { openPostgres, openPglite } = await import('./store.postgres');
  return url.startsWith('pglite:') ? openPglite(url.slice('pglite:'.length)) : openPostgres(url, environment().keysUrl);
}

/** Puts another store in place, or none (then the next use opens anew). Answers the one before. */
export async function putStore(next: Store | undefined): Promise<Store | undefined> {
  const before = await held.pulangStore;
  held.pulangStore = next && Promise.resolve(next);
  return before;
}
