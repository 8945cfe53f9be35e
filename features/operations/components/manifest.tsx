import Link from 'next/link';
import { LinkButton } from '@/components/button';
import { Notice } from '@/components/notice';
import { Card } from '@/components/page';
import type { Texts } from '@/lib/texts';
import type { OperationFile, ShownRow } from '../queries/operation';
import { isWayHome, type State, states } from '../rules';
import { rowsFor, singleActs, tickActs } from './acts';
import { ManifestTable } from './manifest-table';

export const shownWays = [...states, 'blocked'] as const;
export type ShownWay = (typeof shownWays)[number];

type Props = { file: OperationFile; rows: readonly ShownRow[]; show?: ShownWay; texts: Texts };

/** The manifest as it stands, whole or one part of it, and what can be done with its rows now. */
export function Manifest({ file, rows, show, texts }: Props) {
  const { t, number } = texts;
  const { reference, kind } = file.operation;
  const shown = rows.filter(({ row, block }) =>
    show === 'blocked' ? row.state === 'planned' && block !== null : !show || row.state === show,
  );
  const acts = [...tickActs, ...singleActs]
    .map((act) => ({ act, count: rowsFor(act, kind, rows).length }))
    .filter(({ count }) => count > 0);
  const out = !isWayHome(kind);
  return (
    <Card id="manifest" title={t('operations.manifest.title')}>
      {acts.length > 0 && (
        <div className="mb-4 flex flex-wrap gap-2">
          {acts.map(({ act, count }, n) => (
            <LinkButton
              key={act}
              look={n === 0 && (act === 'board' || act === 'arrive') ? 'main' : 'plain'}
              href={`/operations/${reference}?do=${act}#manifest`}
              prefetch={false}
            >
              {act === 'board' && out ? t('operations.acts.board.linkOut') : t(`operations.acts.${act}.link`)} (
              {number(count)})
            </LinkButton>
          ))}
        </div>
      )}
      {rows.length === 0 ? (
        <Notice title={t('operations.manifest.none')}>{t('operations.manifest.noneHint')}</Notice>
      ) : (
        <>
          <p role="status" className="mb-2 flex flex-wrap gap-x-3 font-semibold">
            {t('operations.manifest.showing', { count: shown.length, which: whichOf(show, out, texts) })}
            {show && (
              <Link href={`/operations/${reference}#manifest`} prefetch={false} className="text-accent underline">
                {t('operations.acts.back')}
              </Link>
            )}
          </p>
          {shown.length > 0 && <ManifestTable kind={kind} rows={shown} texts={texts} />}
        </>
      )}
    </Card>
  );
}

function whichOf(show: ShownWay | undefined, out: boolean, { t }: Texts): string {
  if (!show) return t('operations.manifest.everything');
  if (show === 'blocked') return t('operations.manifest.blocked');
  const name: State | 'out' = show === 'boarded' && out ? 'out' : show;
  return t(`operations.totals.${name}`).toLowerCase();
}
