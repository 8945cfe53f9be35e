import { Notice } from '@/components/notice';
import type { Texts } from '@/lib/texts';
import type { Verdict } from '../checker';
import { verdictLines, verdictSentence } from '../telling';

/** What the checker found, in a sentence; and each number that is in the way. */
export function VerdictNotice({ verdict, texts }: { verdict: Verdict; texts: Texts }) {
  const lines = verdictLines(verdict, texts);
  return (
    <Notice tone={verdict.safe ? undefined : 'alarm'} title={texts.t('releases.proposal.verdict')}>
      <p className="max-w-3xl text-pretty">{verdictSentence(verdict, texts)}</p>
      {lines.length > 0 && (
        <ul className="mt-2 list-disc pl-5">
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
    </Notice>
  );
}
