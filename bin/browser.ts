import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';

/** Where a Chromium may be that we did not install. */
const places = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** The Chromium the end-to-end tests use: `PULANG_CHROMIUM`, else Playwright's own, else the machine's. */
export function findBrowser(): string | null {
  const wanted = [process.env.PULANG_CHROMIUM, chromium.executablePath(), ...places];
  return wanted.find((path) => path && existsSync(path)) ?? null;
}

/** The same, installed first where there is none. Answers null with the reasons printed when that fails too. */
export function browserInstalledIfMissing(): string | null {
  return findBrowser() ?? (tryTo(playwrightInstalls()) || (mayUseApt() && tryTo(aptInstalls())) ? findBrowser() : null);
}

type Step = { says: string; commands: string[][] };

const playwrightInstalls = (): Step => ({
  says: 'Installing a browser: playwright install chromium',
  commands: [
    // The libraries it needs come from the system, where we may.
    [
      process.execPath,
      'node_modules/playwright/cli.js',
      'install',
      ...(mayUseApt() ? ['--with-deps'] : []),
      'chromium',
    ],
  ],
});

const aptInstalls = (): Step => ({
  says: 'Installing a browser: apt-get install chromium',
  commands: [
    ['apt-get', 'update', '-q'],
    ['apt-get', 'install', '-y', '-q', '--no-install-recommends', 'chromium'],
  ],
});

const mayUseApt = () => existsSync('/usr/bin/apt-get') && process.getuid?.() === 0;

function tryTo({ says, commands }: Step): boolean {
  console.log(says);
  for (const [command = '', ...args] of commands) {
    const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8' });
    if (status === 0) continue;
    console.error(`${stdout}${stderr}`.trim().split('\n').slice(-5).join('\n'));
    return false;
  }
  return findBrowser() !== null;
}
