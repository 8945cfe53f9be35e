import type { Staff } from '@/lib/actor';
import { fileAnswer } from '@/lib/download';
import { isRefused } from '@/lib/errors';
import { downloadDocument } from './commands';
import { fileNameOf, typeOf } from './rules';

/** Hands a document out, always as a file to keep and never to be shown by the browser: it may be of somebody else's making. */
export async function handOut(actor: Staff, reference: string, id: string): Promise<Response> {
  const taken = await downloadDocument(actor, reference, id);
  if (isRefused(taken)) {
    const location = `/cases/${reference}/documents/${id}?refused=${taken.refused}`;
    return new Response(null, { status: 303, headers: { location } });
  }
  return fileAnswer({ name: fileNameOf(taken), type: typeOf[taken.format], content: taken.content });
}
