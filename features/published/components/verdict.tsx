import { Badge } from '@/components/notice';
import type { Texts } from '@/lib/texts';
import { type Verdict, verdicts } from '../rules';

const tones = {
  met: 'calm',
  within: 'calm',
  explained: 'warn',
  unexplained: 'alarm',
  context: 'plain',
  'no-number': 'plain',
} as const satisfies Record<Verdict, string>;

export function VerdictBadge({ verdict, texts }: { verdict: Verdict; texts: Texts }) {
  return <Badge tone={tones[verdict]}>{texts.t(`published.verdicts.${verdict}`)}</Badge>;
}

/** How many of each verdict there are, and what each means. */
export function VerdictCounts({ counts, texts }: { counts: ReadonlyMap<Verdict, number>; texts: Texts }) {
  const { t, number } = texts;
  return (
    <dl className="grid gap-x-6 gap-y-3 sm:grid-cols-2 lg:grid-cols-3">
      {verdicts.map((verdict) => (
        <div key={verdict} className="min-w-0">
          <dt className="flex items-baseline gap-2">
            <span className="text-xl font-bold">{number(counts.get(verdict) ?? 0)}</span>
            <VerdictBadge verdict={verdict} texts={texts} />
          </dt>
          <dd className="mt-0.5 text-sm text-pretty text-quiet">{t(`published.verdictMeans.${verdict}`)}</dd>
        </div>
      ))}
    </dl>
  );
}
