import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from './bootstrap.mjs';
import { browserInstalledIfMissing } from './browser';

/** The steps of `npm test`. Those that run tests count them; of the others only a failure counts, as one. */
type Outcome = { passed: number; failed: number; output: string };
type Step = { name: string; says: string; run: () => Outcome | Promise<Outcome> };

const scratch = mkdtempSync(join(tmpdir(), 'pulang-check-'));
const modules = (...path: string[]) => join('node_modules', ...path);
const typeScript = ['--import', 'tsx'];

const steps: Step[] = [
  { name: 'browser', says: 'a browser', run: browser },
  { name: 'biome', says: 'format and lint', run: () => check(modules('@biomejs/biome/bin/biome'), 'check', '.') },
  { name: 'types', says: 'types', run: types },
  { name: 'imports', says: 'import rule', run: imports },
  { name: 'vocabulary', says: 'vocabulary in step', run: () => check(...typeScript, 'bin/generate.ts', '--check') },
  { name: 'migrations', says: 'migrations in step', run: () => check(...typeScript, 'bin/migrations.ts', '--check') },
  { name: 'vitest', says: databases(), run: vitest },
  { name: 'build', says: 'build', run: built },
  { name: 'e2e', says: 'end to end in Chromium', run: endToEnd },
];

await main();

async function main(): Promise<void> {
  const wanted = chosen();
  const began = Date.now();
  const total = { passed: 0, failed: 0 };
  const ran: string[] = [];
  for (const step of wanted) {
    const from = Date.now();
    const { passed, failed, output } = await step.run();
    const counts = passed + failed > 1 ? `, ${passed} passed, ${failed} failed` : '';
    console.log(`${failed ? '✗' : '✓'} ${step.says} (${inWords(Date.now() - from)}${counts})`);
    if (failed) console.log(output);
    total.passed += passed;
    total.failed += failed;
    ran.push(step.says);
  }
  rmSync(scratch, { recursive: true, force: true });
  console.log(`Ran ${ran.join(', ')} in ${inWords(Date.now() - began)}.`);
  console.log(`${total.passed} passed, ${total.failed} failed`);
  process.exitCode = total.failed ? 1 : 0;
}

function chosen(): Step[] {
  const [option, list, ...rest] = process.argv.slice(2);
  if (option === undefined) return steps;
  const names = (list ?? '').split(',');
  const known = names.every((name) => steps.some((step) => step.name === name));
  if (option === '--only' && known && rest.length === 0) return steps.filter(({ name }) => names.includes(name));
  console.error(`npm test -- --only ${steps.map(({ name }) => name).join(',')}: choose one or several of these.`);
  process.exit(1);
}

function browser(): Outcome {
  const path = browserInstalledIfMissing();
  if (path) console.log(`Browser: ${path}`);
  return asOne(path !== null, 'There is no Chromium and none could be installed. Set PULANG_CHROMIUM to one.');
}

/** Next writes the types of the routes first; `tsc` reads them. */
function types(): Outcome {
  const generated = check(modules('next/dist/bin/next'), 'typegen');
  return generated.failed ? generated : check(modules('typescript/bin/tsc'), '--noEmit', '-p', '.');
}

function imports(): Outcome {
  const places = ['app', 'bin', 'components', 'db', 'drizzle', 'e2e', 'features', 'lib', 'proxy.ts', 'test'];
  return check(
    modules('dependency-cruiser/bin/dependency-cruiser.mjs'),
    '--config',
    '.dependency-cruiser.cjs',
    ...places,
  );
}

function vitest(): Outcome {
  const report = join(scratch, 'vitest.json');
  const { output, status } = node(
    [modules('vitest/vitest.mjs'), 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
    { FORCE_COLOR: '0' },
  );
  const { numPassedTests: passed = 0, numFailedTests = 0 } = read(report);
  return { passed, failed: atLeastOne(numFailedTests, status), output };
}

function built(): Outcome {
  build();
  return asOne(true, '');
}

async function endToEnd(): Promise<Outcome> {
  const report = join(scratch, 'playwright.json');
  const { output, status } = node([modules('@playwright/test/cli.js'), 'test', '--reporter=line,json'], {
    PORT: String(await freePort()),
    PULANG_DATA_DIR: join(scratch, 'demo'),
    PLAYWRIGHT_JSON_OUTPUT_NAME: report,
    FORCE_COLOR: '0',
  });
  const { expected = 0, flaky = 0, unexpected = 0 } = read(report).stats ?? {};
  return { passed: expected + flaky, failed: atLeastOne(unexpected, status), output };
}

/** A program that fails without a failed test (a file that cannot be read, a server that does not start) is a failure. */
function atLeastOne(failed: number, status: number): number {
  return status === 0 ? failed : Math.max(1, failed);
}

function check(...args: string[]): Outcome {
  const { output, status } = node(args);
  return asOne(status === 0, output);
}

function asOne(good: boolean, output: string): Outcome {
  return { passed: 0, failed: good ? 0 : 1, output };
}

function node(args: string[], env: NodeJS.Dict<string> = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    env: { ...process.env, ...env },
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
  });
  return { status: status ?? 1, output: `${stdout}${stderr}`.trim() };
}

function read(report: string) {
  try {
    return JSON.parse(readFileSync(report, 'utf8'));
  } catch {
    return {};
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}

function databases(): string {
  const other = process.env.PULANG_TEST_POSTGRES_URL ? 'PostgreSQL (of PGlite those about itself)' : 'PGlite';
  return `unit tests and database tests on SQLite and ${other}`;
}

function inWords(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000);
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}
