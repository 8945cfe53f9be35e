import type { MessageKey, Texts } from '@/lib/texts';
import type { KeptEvidence } from '../reopening';
import { evidenceToTell } from '../telling';

/** What speaks for one person and what against, in two lines. The signs say it too, not colour alone. */
export function EvidenceLines({ evidence, texts }: { evidence: KeptEvidence[]; texts: Texts }) {
  const { t } = texts;
  const toTell = evidenceToTell(evidence);
  const lines = [
    { sign: '+', words: t('peoplePages.pairs.speaksFor'), told: toTell.filter(({ speaksFor }) => speaksFor) },
    { sign: '−', words: t('peoplePages.pairs.speaksAgainst'), told: toTell.filter(({ speaksFor }) => !speaksFor) },
  ];
  return (
    <div className="grid gap-0.5 text-sm sm:text-base">
      {lines
        .filter(({ told }) => told.length > 0)
        .map(({ sign, words, told }) => (
          <p key={sign} className="flex gap-2">
            <span aria-hidden="true" className="w-3 shrink-0 font-bold">
              {sign}
            </span>
            <span>
              <span className="sr-only">{words} </span>
              {told.map((each) => wordsFor(each, texts)).join(' · ')}
            </span>
          </p>
        ))}
    </div>
  );
}

/** The words of one piece of evidence. */
export function wordsFor({ field, code }: Pick<KeptEvidence, 'field' | 'code'>, { t }: Texts): string {
  const key = `people.evidence.${field}.${code}` as MessageKey;
  return t.has(key) ? (t as (key: MessageKey) => string)(key) : `${field}: ${code}`;
}
