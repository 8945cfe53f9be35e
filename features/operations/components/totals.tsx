import Link from 'next/link';
import { Card } from '@/components/page';
import type { Texts } from '@/lib/texts';
import type { OperationFile } from '../queries/operation';
import { type Totals as Counted, isWayHome, type State } from '../rules';

/** Every number of an operation, each opening its rows, and how they add up. */
export function Totals({ file, texts }: { file: OperationFile; texts: Texts }) {
  const { t, number } = texts;
  const { operation, totals, rescued, detail } = file;
  const home = isWayHome(operation.kind);
  const shown: (State | 'listed')[] = [
    'listed',
    'planned',
    'boarded',
    ...(home ? (['arrived'] as const) : []),
    'stayed',
  ];
  const said = (counted: Counted) =>
    Object.fromEntries(Object.entries(counted).map(([name, count]) => [name, number(count)])) as Record<
      State | 'listed',
      string
    >;
  return (
    <Card title={t('operations.totals.title')}>
      <ul className="-mx-1 flex flex-wrap gap-2">
        {shown.map((name) => (
          <li key={name} className="min-w-28 flex-1">
            <Count
              href={detail ? addressOf(operation.reference, name) : undefined}
              count={number(totals[name])}
              label={t(`operations.totals.${name === 'boarded' && !home ? 'out' : name}`)}
            />
          </li>
        ))}
      </ul>
      <div className="mt-3 grid max-w-3xl gap-1 text-pretty">
        <p>{home ? t('operations.totals.sum', said(totals)) : t('operations.totals.sumOut', said(totals))}</p>
        {!home && totals.boarded > 0 && (
          <p>{t('operations.totals.rescued', { told: number(rescued), rest: totals.boarded - rescued })}</p>
        )}
        <p>{plannedInWords(operation.plannedPersons, totals.listed, texts)}</p>
        {detail && detail.others.listed > 0 && <p>{t('operations.totals.others', said(detail.others))}</p>}
        {!detail && <p className="text-quiet">{t('operations.coded')}</p>}
      </div>
    </Card>
  );
}

function plannedInWords(planned: number, listed: number, { t, number }: Texts): string {
  if (planned === listed) return t('operations.totals.complete', { planned: number(planned) });
  if (planned > listed)
    return t('operations.totals.short', { planned: number(planned), missing: number(planned - listed) });
  return t('operations.totals.over', { planned: number(planned), extra: number(listed - planned) });
}

const addressOf = (reference: string, name: State | 'listed') =>
  `/operations/${reference}${name === 'listed' ? '' : `?show=${name}`}#manifest`;

function Count({ href, count, label }: { href?: string; count: string; label: string }) {
  const inside = (
    <>
      <span className="block text-2xl font-bold tabular-nums">{count}</span>
      <span className={href ? 'text-accent underline' : ''}>{label}</span>
    </>
  );
  if (!href) return <p className="rounded-sm px-2 py-1.5">{inside}</p>;
  return (
    <Link href={href} prefetch={false} className="block rounded-sm px-2 py-1.5 text-ink no-underline hover:bg-sunk">
      {inside}
    </Link>
  );
}
