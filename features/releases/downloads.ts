import { notFoundFor } from '@/features/accounts/not-yours';
import type { Staff } from '@/lib/actor';
import { fileAnswer } from '@/lib/download';
import { NotFound } from '@/lib/errors';
import { takeReleaseFile } from './commands/take';

const types: Record<string, string> = {
  csv: 'text/csv; charset=utf-8',
  json: 'application/json; charset=utf-8',
  html: 'application/octet-stream',
  txt: 'text/plain; charset=utf-8',
  zip: 'application/zip',
};

/** Answers with a file of a release as it was released. The page is a file here too: never shown within the app. */
export async function downloadReleaseFile(actor: Staff, release: string, name: string): Promise<Response> {
  const content = await takeReleaseFile(actor, release, name).catch((error: unknown) => {
    if (error instanceof NotFound) return notFoundFor(actor, 'release.see');
    throw error;
  });
  const type = types[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream';
  return fileAnswer({ name, type, content });
}
