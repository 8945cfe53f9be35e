import type { Staff } from '@/lib/actor';
import { Forbidden, isRefused } from '@/lib/errors';
import { reader } from '@/lib/reader';
import { exportAudit, takeCheckpoint } from './commands';
import { readFilter, writeCheckpoint } from './input';

/** Answers with the entries of a view as CSV, in the language of the page. */
export async function downloadAudit(actor: Staff, search: URLSearchParams): Promise<Response> {
  const { locale } = await reader();
  const content = await exportAudit(actor, readFilter(Object.fromEntries(search)).filter, locale);
  if (isRefused(content)) throw new Forbidden('audit');
  return file(content, 'text/csv; charset=utf-8', 'pulang-audit.csv');
}

/** Answers with a fresh checkpoint, to be kept away from this machine. */
export async function downloadCheckpoint(actor: Staff): Promise<Response> {
  const made = await takeCheckpoint(actor);
  if (isRefused(made)) throw new Forbidden('audit');
  const content = Buffer.from(writeCheckpoint(made));
  return file(content, 'application/json; charset=utf-8', `pulang-checkpoint-${made.seq}.json`);
}

function file(content: Buffer, type: string, name: string): Response {
  return new Response(new Uint8Array(content), {
    headers: {
      'content-type': type,
      'content-length': String(content.length),
      'content-disposition': `attachment; filename="${name}"`,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    },
  });
}
