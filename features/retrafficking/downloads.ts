import { viewFrom } from '@/features/figures/dashboard';
import type { Staff } from '@/lib/actor';
import { reader } from '@/lib/reader';
import { exportRate } from './commands';

/** Answers with the rate of a view as CSV, in the language of the page. */
export async function downloadRate(actor: Staff, search: URLSearchParams): Promise<Response> {
  const { locale } = await reader();
  const { view } = viewFrom(Object.fromEntries(search));
  const content = await exportRate(actor, { ...view.period, where: view.where }, locale);
  return new Response(new Uint8Array(content), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-length': String(content.length),
      'content-disposition': `attachment; filename="pulang-again-${view.period.asOf}.csv"`,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    },
  });
}
