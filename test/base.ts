import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, inject } from 'vitest';
import { openStore, putStore, type Store } from '@/db/store';
import { folderOf, templateName } from './bases-of-run';
import { addPeople } from './people';

/** The master key of every test: bases are copied with their keys. */
const testKey = '5e'.repeat(32);

/** A fresh, migrated base with the usual people for every test of the file, on the engine `DATABASE_URL` names. */
export function freshBase(): void {
  let store: Store;
  let folder: string;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'pulang-test-'));
    process.env.PULANG_DATA_DIR = join(folder, 'data');
    process.env.PULANG_KEY_FILE = join(folder, 'key');
    writeFileSync(process.env.PULANG_KEY_FILE, testKey, { mode: 0o600 });
    store = await freshStore(folder);
    await putStore(store);
  });
  afterEach(async () => {
    await putStore(undefined);
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  });
}

// Made once per worker, then copied: migrating and adding people for every test would cost most of the run. What it leaves
// is removed when the run ends.
let template: Promise<Template> | undefined;
type Template = { copyTo(folder: string): Promise<Store> };

async function freshStore(folder: string): Promise<Store> {
  template ??= makeTemplate();
  return (await template).copyTo(folder);
}

async function makeTemplate(): Promise<Template> {
  const url = process.env.DATABASE_URL ?? 'file:';
  if (url.startsWith('pglite:')) return pgliteTemplate();
  if (url.startsWith('postgres')) return postgresTemplate(url);
  mkdirSync(folderOf(inject('run')), { recursive: true });
  const folder = mkdtempSync(join(folderOf(inject('run')), 'template-'));
  const first = join(folder, 'pulang.db');
  const store = await filled(await openStore(`file:${first}`));
  await store.close();
  return {
    copyTo: async (to: string) => {
      const file = join(to, 'pulang.db');
      copyFileSync(first, file);
      copyFileSync(join(folder, 'keys.db'), join(to, 'keys.db'));
      return openStore(`file:${file}`);
    },
  };
}

async function pgliteTemplate(): Promise<Template> {
  const { openPglite } = await import('@/db/store.postgres');
  const store = await openPglite('memory');
  await filled(store);
  const dump = await store.dump();
  await store.close();
  return { copyTo: () => openPglite('memory', dump) };
}

async function postgresTemplate(url: string): Promise<Template> {
  const { default: pg } = await import('pg');
  const unique = templateName(inject('run'), process.pid, Date.now());
  const at = (database: string) => Object.assign(new URL(url), { pathname: `/${database}` }).toString();
  const server = new pg.Client({ connectionString: url });
  await server.connect();
  await server.query(`create database ${unique}`);
  const store = await filled(await openStore(at(unique)));
  await store.close();
  let count = 0;
  return {
    copyTo: async () => {
      count += 1;
      const copy = `${unique}_${count}`;
      await server.query(`create database ${copy} template ${unique} strategy file_copy`);
      const opened = await openStore(at(copy));
      return {
        ...opened,
        close: async () => {
          await opened.close();
          await server.query(`drop database ${copy} with (force)`);
        },
      };
    },
  };
}

async function filled(store: Store): Promise<Store> {
  await store.migrate();
  const before = await putStore(store);
  await addPeople();
  await putStore(before);
  return store;
}
