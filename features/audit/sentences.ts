import type { Texts } from '@/lib/texts';
import type { Finding } from './rules';

/** What verification found, as a sentence that names the entry. */
export function findingSentence({ kind, seq, other = seq }: Finding, { t }: Texts): string {
  const named = kind === 'missing' && other > seq ? 'missing-many' : kind;
  return t(`audit.findings.${named}`, { from: seq, to: other });
}
