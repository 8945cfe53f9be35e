import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore, type Store } from '@/db/store';

/** An empty place of the engine under test, as a machine is on which a backup is restored. */
export type EmptyPlace = {
  into: { folder: string } | { url: string };
  /** Where its files are made, unless a server keeps them. */
  home: string;
  isServer: boolean;
  open(): Promise<Store>;
  remove(): Promise<void>;
};

export async function emptyPlace(): Promise<EmptyPlace> {
  const url = process.env.DATABASE_URL ?? '';
  const home = mkdtempSync(join(tmpdir(), 'pulang-restored-'));
  const folder = join(home, 'data');
  const removeHome = async () => rmSync(home, { recursive: true, force: true });
  if (url.startsWith('postgres')) return onServer(url, home, removeHome);
  const at: { url: string } | { folder: string; url?: undefined } = url.startsWith('pglite:')
    ? { url: `pglite:${folder}` }
    : { folder };
  const opening = at.url ?? `file:${join(folder, 'pulang.db')}`;
  return { into: at, home, isServer: false, open: () => openStore(opening), remove: removeHome };
}

async function onServer(url: string, home: string, removeHome: () => Promise<void>): Promise<EmptyPlace> {
  const { default: pg } = await import('pg');
  const name = `pulang_restored_${process.pid}_${Date.now()}`;
  const run = async (text: string) => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.query(text);
    await client.end();
  };
  await run(`create database ${name}`);
  const there = Object.assign(new URL(url), { pathname: `/${name}` }).toString();
  return {
    into: { url: there },
    home,
    isServer: true,
    open: () => openStore(there),
    remove: async () => {
      await run(`drop database ${name} with (force)`);
      await removeHome();
    },
  };
}
