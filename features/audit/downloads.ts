import type { Staff } from '@/lib/actor';
import { fileAnswer } from '@/lib/download';
import { Forbidden, isRefused } from '@/lib/errors';
import { reader } from '@/lib/reader';
import { exportAudit, takeCheckpoint } from './commands';
import { readFilter, writeCheckpoint } from './input';

/** Answers with the entries of a view as CSV, in the language of the page. */
export async function downloadAudit(actor: Staff, search: URLSearchParams): Promise<Response> {
  const { locale } = await reader();
  const content = await exportAudit(actor, readFilter(Object.fromEntries(search)).filter, locale);
  if (isRefused(content)) throw new Forbidden('audit');
  return fileAnswer({ name: 'pulang-audit.csv', type: 'text/csv; charset=utf-8', content });
}

/** Answers with a fresh checkpoint, to be kept away from this machine. */
export async function downloadCheckpoint(actor: Staff): Promise<Response> {
  const made = await takeCheckpoint(actor);
  if (isRefused(made)) throw new Forbidden('audit');
  const content = Buffer.from(writeCheckpoint(made));
  return fileAnswer({ name: `pulang-checkpoint-${made.seq}.json`, type: 'application/json; charset=utf-8', content });
}
