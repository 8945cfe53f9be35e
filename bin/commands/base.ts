import { existsSync } from 'node:fs';
import { environment } from '@/lib/environment';
import { Misconfigured, troubleOf } from '@/lib/errors';
import { sentenceOf, told } from '@/lib/log';
import type { Texts } from '@/lib/texts';
import { notPossible, type Outcome } from './outcome';

/**
 * Names the base before anything opens it: what `DATABASE_URL` or `PULANG_DATA_DIR` say; without them the real base of
 * this copy, or its demonstration where there is no other.
 */
export function chooseBase(env: NodeJS.ProcessEnv): void {
  if (!env.PULANG_DATA_DIR) delete env.PULANG_DATA_DIR;
  if (!env.DATABASE_URL) delete env.DATABASE_URL;
  if (env.PULANG_DATA_DIR || env.DATABASE_URL) return;
  if (!existsSync('data/pulang.db') && existsSync('demo-data/pulang.db')) env.PULANG_DATA_DIR = 'demo-data';
}

/** A command line only reads what is there: opening a base that does not exist would make an empty one. */
export function missingBase(texts: Texts): Outcome | undefined {
  const { databaseUrl } = environment();
  const file = databaseUrl.startsWith('file:') ? databaseUrl.slice('file:'.length) : undefined;
  return file && !existsSync(file) ? notPossible('noBase', { file }, texts) : undefined;
}

/** A sentence for what went wrong with the base. Of a failure we do not know, only its kind and its place are said. */
export function troubleWithBase(error: unknown, texts: Texts): Outcome {
  if (error instanceof Misconfigured) return { exit: 1, err: error.message };
  const { message, code } = told(error);
  const all = [message, code].join(' ');
  if (/ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|28P01|3D000/.test(all)) return notPossible('noAnswer', {}, texts);
  if (/no such (table|column)|\b42P01\b|\b42703\b/.test(all)) return notPossible('notPrepared', {}, texts);
  if (/SQLITE_BUSY|database is locked/.test(all)) return notPossible('busy', {}, texts);
  const trouble = troubleOf(error);
  if (trouble === 'damaged') return notPossible('damaged', {}, texts);
  if (trouble === 'full') return notPossible('full', {}, texts);
  return notPossible('failed', { reason: sentenceOf(error) }, texts);
}

export async function closeBase(): Promise<void> {
  const held = globalThis as { pulangStore?: Promise<{ close(): Promise<void> }> };
  const store = await held.pulangStore?.catch(() => undefined);
  await store?.close();
}
