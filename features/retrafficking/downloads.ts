import { viewFrom } from '@/features/figures/dashboard';
import type { Staff } from '@/lib/actor';
import { fileAnswer } from '@/lib/download';
import { reader } from '@/lib/reader';
import { exportRate } from './commands';

/** Answers with the rate of a view as CSV, in the language of the page. */
export async function downloadRate(actor: Staff, search: URLSearchParams): Promise<Response> {
  const { locale } = await reader();
  const { view } = viewFrom(Object.fromEntries(search));
  const content = await exportRate(actor, { ...view.period, where: view.where }, locale);
  return fileAnswer({ name: `pulang-again-${view.period.asOf}.csv`, type: 'text/csv; charset=utf-8', content });
}
