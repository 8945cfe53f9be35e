import type { Staff } from '@/lib/actor';
import { today } from '@/lib/calendar';
import { fileAnswer } from '@/lib/download';
import { isRefused, NotFound } from '@/lib/errors';
import { newId } from '@/lib/id';
import { type Locale, locales } from '@/lib/locale';
import { lockIn, underLock } from '@/lib/locking';
import type { Block } from '@/lib/paper/blocks';
import { print } from '@/lib/paper/print';
import { spreadsheetCell } from '@/lib/spreadsheet-cell';
import { type Texts, textsFor } from '@/lib/texts';
import { workbookOf } from '@/lib/workbook-stream';
import { exportManifest } from './commands/export';
import { type Format, formats, type Layout, layouts, onPaper, tableOf } from './layouts';
import { operationsLed } from './queries/led';
import { type Passengers, passengersOf } from './queries/passengers';

const types: Record<Format, string> = {
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
};

/** Records that a manifest leaves, then hands it out: what was handed out is never missing from the record. */
export async function downloadManifest(actor: Staff, reference: string, body: URLSearchParams): Promise<Response> {
  const layout = layouts.find((each) => each === body.get('layout')) ?? 'airline';
  const format = formats.find((each) => each === body.get('format')) ?? 'pdf';
  const language: Locale = locales.find((each) => each === body.get('language')) ?? 'id';
  const lock = lockIn(body);
  // Not theirs is not there, whatever was sent.
  if (isRefused(lock) && !(await operationsLed(actor, [reference])).has(reference)) throw new NotFound('operation');
  if (isRefused(lock)) return backTo(reference, lock);
  const wanted = { layout, format, locked: lock !== 'plain', reason: body.get('reason') ?? '' };
  const recorded = await exportManifest(actor, reference, wanted);
  if (isRefused(recorded)) return backTo(reference, { refused: recorded.refused });
  if (recorded.asked) return backTo(reference, { said: 'asked' });
  const content = await made(layout, format, await passengersOf(actor, reference, recorded.recorded), {
    texts: textsFor(language),
    actor,
  });
  // Neutral: a name of a file shows in windows and lists of recent files.
  const file = { name: `pulang-${today()}.${format}`, type: types[format], content };
  return fileAnswer(await underLock(file, lock));
}

function backTo(reference: string, said: Record<string, string>): Response {
  const location = `/operations/${encodeURIComponent(reference)}/documents?${new URLSearchParams({ ...said, at: newId() })}`;
  return new Response(null, { status: 303, headers: { location } });
}

type Making = { texts: Texts; actor: Staff };

async function made(layout: Layout, format: Format, passengers: Passengers, making: Making): Promise<Uint8Array> {
  const { operation, people } = passengers;
  const { head, rows } = tableOf(layout, operation.kind, people, making.texts);
  if (format === 'pdf') return manifestPdf(layout, passengers, { head, rows }, making);
  if (format === 'csv') return Buffer.from(`\ufeff${[head, ...rows].map(line).join('')}`);
  const title = making.texts.t(`operations.documents.layouts.${layout}`);
  async function* page() {
    yield [head, ...rows];
  }
  const parts: Uint8Array[] = [];
  for await (const part of workbookOf(title, page())) parts.push(part);
  return Buffer.concat(parts);
}

/** A line as RFC 4180 has it, with nothing in it that a spreadsheet could take for a formula. */
function line(cells: string[]): string {
  const written = cells.map((cell) => {
    const safe = spreadsheetCell(cell);
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  });
  return `${written.join(',')}\r\n`;
}

type Table = { head: string[]; rows: string[][] };

/** The same on paper: what it is, who made it, and who is on it. */
function manifestPdf(
  layout: Layout,
  { operation, beyond }: Passengers,
  { head, rows }: Table,
  { texts, actor }: Making,
) {
  const { t, day, moment } = texts;
  const madeAt = new Date();
  const lead = [
    `${operation.name} · ${day(operation.on)}`,
    t('operations.documents.count', { count: rows.length }),
    ...(beyond > 0 ? [t('operations.documents.beyond', { count: beyond })] : []),
    t('operations.documents.made', { name: actor.name, office: actor.officeCode, at: moment(madeAt) }),
  ];
  return print({
    title: t('app.name'),
    language: texts.locale,
    madeAt,
    head: null,
    foot: [t('operations.documents.foot', { reference: operation.reference })],
    pageName: (page, pages) => t('reports.document.page', { page, pages }),
    blocks: [
      { kind: 'heading', level: 1, text: t(`operations.documents.layouts.${layout}`), size: 18 },
      ...lead.map((text): Block => ({ kind: 'text', words: [{ text }] })),
      {
        kind: 'table',
        columns: columnsOf(layout, head),
        rows: rows.map((cells) => ({ cells: onPaper(layout, cells) })),
      },
    ],
  });
}

/** How wide the columns of a page stand; the first takes what is left. */
const widths: Record<Layout, number[]> = { airline: [48, 56, 52, 46, 58, 56], agencies: [84, 74, 82, 70] };

const columnsOf = (layout: Layout, head: string[]) => {
  const [, ...titles] = onPaper(layout, head);
  const name = head[layout === 'airline' ? 1 : 2] ?? '';
  return [name, ...titles].map((title, n) => ({
    title,
    align: 'left' as const,
    ...(n > 0 && { width: widths[layout][n - 1] }),
  }));
};
