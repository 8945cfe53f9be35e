import { downloadInput } from '@/features/reports/input';
import type { Staff } from '@/lib/actor';
import { isRefused } from '@/lib/errors';
import { reader } from '@/lib/reader';
import { takeFile } from './commands/issue';
import { editionRefusal } from './refusals';

const always = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' };

/** Answers a download of an edition: the bytes as they were issued, or a plain sentence saying why there are none. */
export async function downloadEdition(actor: Staff, id: string, search: URLSearchParams): Promise<Response> {
  const texts = await reader();
  const wanted = downloadInput.safeParse({ format: search.get('format'), lang: search.get('lang') });
  if (!wanted.success) return sentence(400, texts.t('reports.refused.format'));
  const file = await takeFile(actor, id, wanted.data);
  if (isRefused(file)) return sentence(404, editionRefusal(file.refused, '', texts));
  return new Response(new Uint8Array(file.content), {
    headers: {
      ...always,
      'content-type': file.type,
      'content-length': String(file.content.length),
      'content-disposition': `attachment; filename="${file.name}"`,
    },
  });
}

function sentence(status: number, text: string): Response {
  return new Response(`${text}\n`, { status, headers: { ...always, 'content-type': 'text/plain; charset=utf-8' } });
}
