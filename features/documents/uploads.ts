import { caseToMove } from '@/features/cases/queries/case-to-move';
import type { Staff } from '@/lib/actor';
import { today } from '@/lib/calendar';
import { isRefused } from '@/lib/errors';
import { reader } from '@/lib/reader';
import { addDocument } from './commands';
import { readDocument } from './input';

/**
 * Takes a document in and leads back to the page of the documents. A script is told where in JSON, and what is wrong in
 * a sentence, so that the form stays as it was filled in.
 */
export async function uploadDocument(actor: Staff, reference: string, form: FormData, request: Request) {
  // Not theirs is not there, whatever was sent.
  await caseToMove(actor, reference);
  const read = readDocument(form, today());
  const answer = isRefused(read)
    ? read
    : await addDocument(actor, reference, read.told, Buffer.from(await read.file.arrayBuffer()));
  const refused = isRefused(answer) && answer.refused !== 'sent-already' ? answer.refused : null;
  const page = `/cases/${reference}/documents?${refused ? `refused=${refused}` : `added=${isRefused(answer) ? '1' : answer.id}`}`;
  if (request.headers.get('accept') !== 'application/json')
    return new Response(null, { status: 303, headers: { location: page } });
  const { t } = await reader();
  return refused
    ? Response.json({ message: t(`documents.faults.${refused}`) }, { status: 422 })
    : Response.json({ page });
}
