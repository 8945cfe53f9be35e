import type { Texts } from '@/lib/texts';
import { codesOf, equationOf, outcomeOf, sumWords } from '../labels';
import { holds, type Shares, type Sum } from '../sums';

/** Which parts make which total, as small equations: theirs, then ours. */
export function Arithmetic({ sums, shares, texts }: { sums: Sum[]; shares?: Shares | null; texts: Texts }) {
  const { t, percent } = texts;
  if (sums.length === 0 && !shares) return null;
  return (
    <ul className="grid gap-4">
      {sums.map((sum) => (
        <li key={sum.key} className="border-l-4 border-line pl-3">
          <p className="text-pretty">{sumWords(sum, texts)}</p>
          <p className="font-semibold">
            <span>{equationOf(sum, texts)}</span>
            <span className={holds(sum) ? 'ml-2 text-accent' : 'ml-2 font-normal'}>
              {holds(sum) && <span aria-hidden="true">✓ </span>}
              {outcomeOf(sum, texts)}
            </span>
          </p>
          <p className="text-sm text-quiet">
            {codesOf(sum)}
            {sum.kind === 'sum' && sum.against && ` = ${sum.against.code}`}
            {sum.ours && `. ${t('published.sums.oursToo', { line: equationOf(sum, texts, 'ours') })}`}
          </p>
        </li>
      ))}
      {shares && (
        <li className="border-l-4 border-line pl-3 text-pretty">
          {t('published.sums.shares', {
            code: shares.code,
            parts: shares.parts.map((part) => percent(part.percent)).join(' + '),
            sum: percent(shares.sum),
            whole: `${shares.whole}%`,
          })}
        </li>
      )}
    </ul>
  );
}
