import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig, devices } from '@playwright/test';
import { findBrowser } from './bin/browser';

// Workers read this file again: what the first reading chose is in the environment they inherit.
process.env.PORT ??= '3100';
process.env.PULANG_DATA_DIR ??= join(mkdtempSync(join(tmpdir(), 'pulang-e2e-')), 'demo');
// A real installation on this machine is none of the tests' business.
for (const name of ['DATABASE_URL', 'KEYS_DATABASE_URL', 'PULANG_KEY_FILE']) delete process.env[name];

const crowds = ['**/operations.spec.ts', '**/intake.spec.ts'];
const port = process.env.PORT;
const executablePath = findBrowser() ?? undefined;
const asRoot = process.getuid?.() === 0;

/** The stories, in a real Chromium, against the built app on a demonstration folder of their own. */
export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.spec.ts',
  // One file tells its stories in order: those of one person share that person's drafts and session.
  fullyParallel: false,
  workers: 2,
  timeout: 120_000,
  expect: { timeout: 10_000 },
  reporter: [['list']],
  outputDir: 'test-results',
  use: {
    ...devices['Desktop Chrome'],
    baseURL: `http://localhost:${port}`,
    locale: 'id-ID',
    timezoneId: 'Asia/Jakarta',
    actionTimeout: 10_000,
    navigationTimeout: 20_000,
    // Where the steps are wanted: npx playwright test --trace on
    trace: 'off',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath,
      args: [
        ...(asRoot ? ['--no-sandbox'] : []),
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  // Whole flights and lists of people move numbers that other stories read: they come last. One of them alone: --no-deps.
  projects: [
    { name: 'stories', testIgnore: crowds },
    { name: 'crowds', testMatch: crowds, dependencies: ['stories'] },
  ],
  // The demonstration. The app before anybody has set it up is started by the tests that end it: e2e/support/fresh-server.ts.
  webServer: [server('node bin/demo.mjs', Number(port), process.env.PULANG_DATA_DIR)],
});

function server(command: string, at: number, folder: string) {
  return {
    command,
    url: `http://127.0.0.1:${at}/sign-in`,
    env: { PORT: String(at), PULANG_DATA_DIR: folder },
    timeout: 180_000,
    gracefulShutdown: { signal: 'SIGTERM' as const, timeout: 5_000 },
    stdout: 'ignore' as const,
    stderr: 'pipe' as const,
  };
}
