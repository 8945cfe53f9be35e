import { Readable } from 'node:stream';
import type { Staff } from '@/lib/actor';
import { today } from '@/lib/calendar';
import { sentenceAnswer, streamAnswer } from '@/lib/download';
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
    return sentenceAnswer(422, t(`figures.refused.${request.refused}`, { value: request.value, field: request.field }));
  const words = search.get('words') === 'codes' ? 'codes' : 'labels';
  const made = await exportCases(actor, request);
  if (isRefused(made)) throw new Forbidden('cases');
  const { pages } = made;
  async function* parts() {
    yield casesCsvHead(texts, words);
    for await (const page of pages) yield casesCsv(page, texts, words);
  }
  const file = { name: `pulang-${today()}.csv`, type: 'text/csv; charset=utf-8' };
  return streamAnswer(file, Readable.toWeb(Readable.from(parts())) as ReadableStream);
}
