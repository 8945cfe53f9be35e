import type { Staff } from '@/lib/actor';
import { fileAnswer, sentenceAnswer } from '@/lib/download';
import { isRefused } from '@/lib/errors';
import { reader } from '@/lib/reader';
import { exportReport } from './commands';
import { downloadInput } from './input';
import { monthRefusal } from './refusals';

/** Answers a download: the file, or a plain sentence saying why there is none. */
export async function downloadReport(actor: Staff, month: string, search: URLSearchParams): Promise<Response> {
  const texts = await reader();
  const wanted = downloadInput.safeParse({ format: search.get('format'), lang: search.get('lang') });
  if (!wanted.success) return sentenceAnswer(400, texts.t('reports.refused.format'));
  const file = await exportReport(actor, month, wanted.data);
  if (isRefused(file)) return sentenceAnswer(404, monthRefusal(file.refused, month, texts));
  return fileAnswer(file);
}
