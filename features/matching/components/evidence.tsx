import type { Evidence } from '@/features/people/facts';
import type { MessageKey, Texts } from '@/lib/texts';

/** What speaks for one person and what against, in words. The signs say it too, not colour alone. */
export function EvidenceList({ evidence, texts }: { evidence: Evidence[]; texts: Texts }) {
  const { t } = texts;
  return (
    <ul className="grid gap-0.5">
      {evidence
        .toSorted((a, b) => b.bits - a.bits)
        .map((each) => (
          <li key={each.field} className="flex gap-2">
            <span aria-hidden="true" className="w-3 shrink-0 font-bold">
              {each.bits > 0 ? '+' : '−'}
            </span>
            <span>
              <span className="sr-only">
                {t(each.bits > 0 ? 'peoplePages.pairs.speaksFor' : 'peoplePages.pairs.speaksAgainst')}{' '}
              </span>
              {wordsFor(each, texts)}
            </span>
          </li>
        ))}
    </ul>
  );
}

/** The words of one piece of evidence. */
export function wordsFor({ field, code }: Pick<Evidence, 'field' | 'code'>, { t }: Texts): string {
  const key = `people.evidence.${field}.${code}` as MessageKey;
  return t.has(key) ? (t as (key: MessageKey) => string)(key) : `${field}: ${code}`;
}
