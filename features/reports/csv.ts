import { stringify } from 'csv-stringify/sync';
import { spreadsheetCell } from '@/lib/spreadsheet-cell';
import { textsFor } from '@/lib/texts';
import type { ReportDocument } from './document';
import { type Line, type ReportTable, shareOf } from './tables';

/** The report as one flat table, a number per row: for programs, and for people who filter. Numbers have a point. */
export function reportCsv(document: ReportDocument): Buffer {
  const rows = document.tables.flatMap((table) =>
    table.lines.flatMap((line) => table.measures.map((_, at) => rowOf(document, table, line, at))),
  );
  const cells = [headings(document), ...rows].map((row) => row.map(spreadsheetCell));
  return Buffer.from(stringify(cells, { bom: true, record_delimiter: 'windows' }));
}

function headings({ locale }: ReportDocument): string[] {
  const { t } = textsFor(locale);
  return [
    t('reports.columns.section'),
    t('reports.columns.line'),
    t('reports.columns.code'),
    t('reports.columns.label'),
    t('reports.columns.span'),
    t('reports.columns.value'),
    t('reports.columns.unitCsv'),
    t('reports.columns.sharePercent'),
    t('reports.columns.answered'),
    t('reports.columns.from'),
    t('reports.columns.to'),
    t('reports.columns.asOfCsv'),
    t('reports.columns.metric'),
    t('reports.columns.definition'),
    t('reports.columns.markCsv'),
  ];
}

function rowOf(
  { definitions, mark }: ReportDocument,
  table: ReportTable,
  line: Line,
  at: number,
): (string | number | null)[] {
  const measure = table.measures[at];
  const share = shareOf(table, line, at);
  const counted = definitions.find(({ metric }) => metric === table.metric);
  return [
    table.section,
    line.kind,
    line.code,
    line.label,
    measure?.span ?? null,
    line.values[at] ?? null,
    table.unit,
    share === null ? null : Number(share.toFixed(1)),
    table.shares ? (measure?.answered ?? null) : null,
    measure?.from ?? null,
    measure?.to ?? null,
    table.asOf,
    counted?.name ?? table.metric,
    counted?.definition ?? null,
    mark,
  ];
}
