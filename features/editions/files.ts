import { createHash } from 'node:crypto';
import type { ReportDocument } from '@/features/reports/document';
import { inFormat } from '@/features/reports/formats';
import { type Format, formats } from '@/features/reports/input';
import { type Locale, locales } from '@/lib/locale';

export type MadeFile = { format: Format; language: Locale; content: Buffer; sha256: string };

/** Every file of an edition out of what it holds: the same documents, issued at the same moment, give the same bytes. */
export async function filesOf(documents: Record<Locale, ReportDocument>, issuedAt: Date): Promise<MadeFile[]> {
  const made: MadeFile[] = [];
  for (const language of locales)
    for (const format of formats) {
      const content = await inFormat(format, documents[language], issuedAt);
      made.push({ format, language, content, sha256: sha256Of(content) });
    }
  return made;
}

export const sha256Of = (content: Uint8Array) => createHash('sha256').update(content).digest('hex');
