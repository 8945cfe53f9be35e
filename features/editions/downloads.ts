import { downloadInput } from '@/features/reports/input';
import type { Staff } from '@/lib/actor';
import { fileAnswer, sentenceAnswer } from '@/lib/download';
import { isRefused } from '@/lib/errors';
import { reader } from '@/lib/reader';
import { takeFile } from './commands/issue';
import { editionRefusal } from './refusals';

/** Answers a download of an edition: the bytes as they were issued, or a plain sentence saying why there are none. */
export async function downloadEdition(actor: Staff, id: string, search: URLSearchParams): Promise<Response> {
  const texts = await reader();
  const wanted = downloadInput.safeParse({ format: search.get('format'), lang: search.get('lang') });
  if (!wanted.success) return sentenceAnswer(400, texts.t('reports.refused.format'));
  const file = await takeFile(actor, id, wanted.data);
  if (isRefused(file)) return sentenceAnswer(404, editionRefusal(file.refused, '', texts));
  return fileAnswer(file);
}
