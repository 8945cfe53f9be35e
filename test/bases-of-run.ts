import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    run: string;
  }
}

/** Where the workers of a run keep what they copy bases from. */
export const folderOf = (run: string): string => join(tmpdir(), `pulang-run-${run}`);

/** Every base that the tests of one run make on a PostgreSQL server has a name beginning like this. */
const startOfNames = (run: string) => `pulang_${run}_`;

/** The name of a worker's template; its copies have a number after it. */
export const templateName = (run: string, ...parts: number[]): string => `${startOfNames(run)}${parts.join('_')}`;

/** Before the first test of a run: its name. After the last: no base of it is left on the server. */
export default function setup(project: TestProject): () => Promise<void> {
  const run = `${process.pid}_${Date.now()}`;
  project.provide('run', run);
  return async () => {
    rmSync(folderOf(run), { recursive: true, force: true });
    await removeBasesOf(run);
  };
}

async function removeBasesOf(run: string): Promise<void> {
  const url = process.env.PULANG_TEST_POSTGRES_URL;
  if (!url) return;
  const { default: pg } = await import('pg');
  const server = new pg.Client({ connectionString: url });
  await server.connect();
  const { rows } = await server.query('select datname from pg_database where starts_with(datname, $1)', [
    startOfNames(run),
  ]);
  for (const { datname } of rows) await server.query(`drop database ${datname} with (force)`);
  await server.end();
}
