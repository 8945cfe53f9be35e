import { change } from '@/db/change';
import type { Actor } from '@/lib/actor';
import type { Locale } from '@/lib/locale';
import { textsFor } from '@/lib/texts';
import { flatView } from './flat';
import type { OfficeNames } from './labels';
import { type FreeView, type ViewFormat, viewTable } from './view';

export type ViewFile = { name: string; type: string; content: Buffer };

const types: Record<ViewFormat, string> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  json: 'application/json; charset=utf-8',
  svg: 'image/svg+xml; charset=utf-8',
};

/** A view as a file, or as JSON for a program; records who took it out. Figures may be read by whoever is signed in. */
export async function exportView(
  actor: Actor,
  view: FreeView,
  { format, lang, offices }: { format: ViewFormat; lang: Locale; offices: OfficeNames },
): Promise<ViewFile> {
  const texts = textsFor(lang);
  const table = await viewTable(actor, view);
  const content = await contentOf();
  await change(actor, async (_, audit) => {
    const { metric, asOf } = view.question;
    const details = { format, lang, metric, asOf, by: view.rows ?? null, by2: view.columns ?? null };
    await audit.record({ act: 'figures.exported', subject: { kind: 'report', id: 'view' }, details });
  });
  return { name: `pulang-${view.question.metric}-${view.question.asOf}.${format}`, type: types[format], content };

  // Each format is loaded when it is asked for: the pages need none.
  async function contentOf(): Promise<Buffer> {
    if (format === 'svg') return Buffer.from((await import('./drawing')).viewPicture(table, texts, offices));
    const flat = flatView(table, texts, offices);
    if (format === 'csv') return (await import('./csv')).viewCsv(flat, texts);
    if (format === 'xlsx') return (await import('./xlsx')).viewXlsx(flat, texts);
    return Buffer.from(`${JSON.stringify(flat, null, 2)}\n`);
  }
}
