import type { ReportDocument } from './document';
import type { Format } from './input';

/** What a browser is told about a file of each format. */
export const contentTypes: Record<Format, string> = {
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
};

/**
 * A report as a file. The same document made at the same moment gives the same bytes. Each format is loaded when it is
 * asked for: they are heavy, and the pages need none.
 */
export async function inFormat(format: Format, document: ReportDocument, madeAt: Date): Promise<Buffer> {
  if (format === 'csv') return (await import('./csv')).reportCsv(document);
  if (format === 'xlsx') return (await import('./xlsx')).reportXlsx(document, madeAt);
  if (format === 'docx') return (await import('./docx')).reportDocx(document, madeAt);
  return (await import('./pdf')).reportPdf(document, madeAt);
}
