import type { Staff } from '@/lib/actor';
import { isRefused } from '@/lib/errors';
import { reader } from '@/lib/reader';
import { exportReport } from './commands';
import { downloadInput } from './input';
import { monthRefusal } from './refusals';

const always = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' };

/** Answers a download: the file, or a plain sentence saying why there is none. */
export async function downloadReport(actor: Staff, month: string, search: URLSearchParams): Promise<Response> {
  const texts = await reader();
  const wanted = downloadInput.safeParse({ format: search.get('format'), lang: search.get('lang') });
  if (!wanted.success) return sentence(400, texts.t('reports.refused.format'));
  const file = await exportReport(actor, month, wanted.data);
  if (isRefused(file)) return sentence(404, monthRefusal(file.refused, month, texts));
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
