import { Readable } from 'node:stream';
import type { Staff } from '@/lib/actor';
import { today } from '@/lib/calendar';
import { sentenceAnswer, streamAnswer } from '@/lib/download';
import { Forbidden, isRefused } from '@/lib/errors';
import { reader } from '@/lib/reader';
import type { Texts } from '@/lib/texts';
import { workbookOf } from '@/lib/workbook-stream';
import { exportCases } from './commands/export-cases';
import { casesCsv, casesCsvHead, exportedHead, exportedRows } from './csv';
import { listRequest } from './list-input';
import type { CodedRow } from './queries/coded-rows';

/** Answers with the cases of a list as CSV or a workbook, as they are read from the base: coded facts, nothing that identifies. */
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
  if (search.get('format') === 'xlsx') return workbookAnswer(pages, texts, words);
  async function* parts() {
    yield casesCsvHead(texts, words);
    for await (const page of pages) yield casesCsv(page, texts, words);
  }
  const file = { name: `pulang-${today()}.csv`, type: 'text/csv; charset=utf-8' };
  return streamAnswer(file, Readable.toWeb(Readable.from(parts())) as ReadableStream);
}

function workbookAnswer(pages: AsyncGenerator<CodedRow[]>, texts: Texts, words: 'codes' | 'labels'): Response {
  async function* rows() {
    yield [exportedHead(texts, words)];
    for await (const page of pages) yield exportedRows(page, texts, words);
  }
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  const parts = Readable.from(workbookOf(texts.t('cases.list.title'), rows()));
  return streamAnswer({ name: `pulang-${today()}.xlsx`, type }, Readable.toWeb(parts) as ReadableStream);
}
