import type { Staff } from '@/lib/actor';
import { isRefused } from '@/lib/errors';
import { textsFor } from '@/lib/texts';
import { recordCopy } from './commands/requests';
import { copyDocument, copyName } from './document';
import { readCopyForm } from './input';
import { copyJson } from './json';
import { copyPdf } from './pdf';
import { copyOf } from './queries/copy';

const types = { pdf: 'application/pdf', json: 'application/json; charset=utf-8' };

/** Records that the copy is made, then hands it out: what was handed out is never missing from the record. */
export async function downloadCopy(actor: Staff, reference: string, body: URLSearchParams): Promise<Response> {
  const wanted = readCopyForm(body);
  const recorded = await recordCopy(actor, reference, wanted);
  if (isRefused(recorded)) {
    const location = `/cases/${reference}/rights?copy=${recorded.refused}`;
    return new Response(null, { status: 303, headers: { location } });
  }
  const copy = await copyOf(actor, reference);
  const now = new Date();
  const texts = textsFor(wanted.language);
  const content =
    wanted.format === 'json' ? Buffer.from(copyJson(copy, now)) : await copyPdf(copyDocument(copy, now, texts), texts);
  return new Response(new Uint8Array(content), {
    headers: {
      'content-type': types[wanted.format],
      'content-length': String(content.length),
      'content-disposition': `attachment; filename="${copyName(wanted.format, now)}"`,
    },
  });
}
