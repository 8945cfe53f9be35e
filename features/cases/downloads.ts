import { Readable } from 'node:stream';
import type { Staff } from '@/lib/actor';
import { today } from '@/lib/calendar';
import { Forbidden, isRefused } from '@/lib/errors';
import { reader } from '@/lib/reader';
import { exportCases } from './commands/export-cases';
import { casesCsv, casesCsvHead } from './csv';
import { listRequest } from './list-input';

/** Answers with the cases of a list as CSV, as they are read from the base: coded facts, nothing that identifies. */
export async function downloadCases(actor: Staff, search: URLSearchParams): Promise<Response> {
  const texts = await reader();
  const { t } = texts;
  const request = listRequest(Object.fromEntries(search));
  if ('refused' in request)
    return sentence(t(`figures.refused.${request.refused}`, { value: request.value, field: request.field }));
  const words = search.get('words') === 'codes' ? 'codes' : 'labels';
  const made = await exportCases(actor, request);
  if (isRefused(made)) throw new Forbidden('cases');
  const { pages } = made;
  async function* parts() {
    yield casesCsvHead(texts, words);
    for await (const page of pages) yield casesCsv(page, texts, words);
  }
  return new Response(Readable.toWeb(Readable.from(parts())) as ReadableStream, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="pulang-${today()}.csv"`,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    },
  });
}

function sentence(text: string): Response {
  return new Response(`${text}\n`, { status: 422, headers: { 'content-type': 'text/plain; charset=utf-8' } });
}
