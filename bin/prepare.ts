import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { whyNotToStart } from '@/db/check';
import { bringFactsUp } from '@/db/facts';
import { makeKeyFile } from '@/db/master-key';
import { auditEntries } from '@/db/schema';
import { openStore, putStore, type Store } from '@/db/store';
import { environment } from '@/lib/environment';
import { Misconfigured, troubleOf } from '@/lib/errors';
import { sentenceOf } from '@/lib/log';

/** Makes the key and brings the tables up to date; `--demo` also loads the reference data set into a fresh folder. */
const { dataDir } = environment();
const marker = join(dataDir, 'demo.json');

async function prepare(forDemo: boolean): Promise<void> {
  const fresh = forDemo && !existsSync(marker);
  if (fresh && existsSync(join(dataDir, 'pulang.db')))
    throw new Misconfigured(`${dataDir} holds a base that is not a demonstration; nothing was changed.`);
  // The marker says so from the first moment: a folder whose loading was interrupted is never taken as complete.
  if (fresh) mark({ complete: false });
  const opened = await openStore(environment().databaseUrl);
  makeKeyFile(await isEmpty(opened));
  await putStore(opened);
  await opened.migrate();
  await bringFactsUp(opened);
  if (fresh) {
    const { loadDemo } = await import('@/features/demo/commands');
    await loadDemo();
  }
  await opened.close();
  if (fresh) mark({ complete: true });
}

function mark(state: { complete: boolean }): void {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  writeFileSync(`${marker}.new`, `${JSON.stringify(state)}\n`, { mode: 0o600, flush: true });
  renameSync(`${marker}.new`, marker);
}

async function isEmpty({ reader }: Store): Promise<boolean> {
  try {
    return (await reader.$count(auditEntries)) === 0;
  } catch (error) {
    if (troubleOf(error)) throw error;
    return true; // no tables yet
  }
}

try {
  await prepare(process.argv.includes('--demo'));
} catch (error) {
  console.error(sentenceOf(whyNotToStart(error) ?? error));
  process.exitCode = 1;
}
