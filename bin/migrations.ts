import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';

/** Makes the migrations of both engines from `db/schema`. `--check` only says whether there would be any. */
const engines = { sqlite: undefined, postgres: 'postgres://unused' } as const;
const checking = process.argv.includes('--check');

let differs = false;
for (const [engine, url] of Object.entries(engines)) {
  const folder = checking ? mkdtempSync(join(tmpdir(), 'pulang-migrations-')) : `drizzle/${engine}`;
  if (checking) cpSync(`drizzle/${engine}`, folder, { recursive: true });
  generate(folder, url);
  if (!checking) continue;
  const added = readdirSync(folder).filter((name) => !readdirSync(`drizzle/${engine}`).includes(name));
  for (const name of added) {
    differs = true;
    console.error(`The schema is ahead of drizzle/${engine}. Run: npm run migrations\n`);
    console.error(readFileSync(join(folder, name), 'utf8'));
  }
  rmSync(folder, { recursive: true });
}
process.exitCode = differs ? 1 : 0;

function generate(out: string, url: string | undefined): void {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['node_modules/drizzle-kit/bin.cjs', 'generate', '--config', 'drizzle/kit.ts'],
    { env: { ...process.env, DATABASE_URL: url, MIGRATIONS_OUT: relative('.', out) }, encoding: 'utf8' },
  );
  if (!checking) process.stdout.write(stdout);
  // It answers 0 even when it could not read its own folder: its last sentence decides.
  if (status === 0 && /No schema changes|Your SQL migration/.test(stdout)) return;
  console.error(stdout, stderr);
  process.exit(1);
}
