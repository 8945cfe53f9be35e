import Link from 'next/link';
import { LinkButton } from '@/components/button';
import { Notice } from '@/components/notice';
import { Card } from '@/components/page';
import { RowLink } from '@/components/row-link';
import { Table } from '@/components/table';
import type { Texts } from '@/lib/texts';
import { type Choice, label } from '@/lib/vocabulary';
import { type BoardAsked, boardAddress } from '../input';
import type { Board, WaitingRow } from '../queries/board';
import { type Kind, LONG_BLOCKED_DAYS } from '../rules';

type Props = {
  board: Board;
  asked: BoardAsked;
  offices: readonly Choice[];
  moved?: { reference: string; kind: Kind };
  texts: Texts;
};

/** The rows behind a number of the board, whoever waits longest first, each with what it can be moved by. */
export function BoardList({ board, asked, offices, moved, texts }: Props) {
  const { t } = texts;
  const filters = filterWords(asked, offices, texts);
  return (
    <Card title={[t('returns.board.list'), ...filters].join(' · ')} id="list">
      <div className="grid grid-cols-[minmax(0,1fr)] gap-3">
        {moved && (
          <Notice role="status">
            {t('returns.board.moved', { reference: moved.reference, kind: t(`returns.kinds.${moved.kind}`) })}{' '}
            <RowLink href={`/cases/${moved.reference}#way-home`}>{t('returns.board.toCase')}</RowLink>
          </Notice>
        )}
        <p className="flex flex-wrap items-baseline gap-x-3">
          <span className="font-semibold">{t('returns.board.count', { count: board.total })}</span>
          {filters.length > 0 && (
            <LinkButton look="quiet" href="/returns#list" prefetch={false} className="-mx-2">
              {t('returns.board.everybody')}
            </LinkButton>
          )}
        </p>
        {board.rows.length > 0 && (
          <Rows rows={board.rows} asked={asked} severalOffices={offices.length > 1} texts={texts} />
        )}
        <div className="flex flex-wrap gap-2">
          {asked.after && (
            <LinkButton look="plain" href={`${boardAddress({ ...asked, after: undefined })}#list`} prefetch={false}>
              {t('returns.board.first')}
            </LinkButton>
          )}
          {board.next && (
            <LinkButton look="plain" href={`${boardAddress({ ...asked, after: board.next })}#list`} prefetch={false}>
              {t('returns.board.next')}
            </LinkButton>
          )}
        </div>
      </div>
    </Card>
  );
}

function filterWords({ waits, long, office, block }: BoardAsked, offices: readonly Choice[], { t }: Texts): string[] {
  const blockWords = () => {
    if (block === 'any') return t('returns.board.filters.any');
    if (block === 'long') return t('returns.board.filters.longBlocked', { days: LONG_BLOCKED_DAYS });
    return block ? t('returns.board.filters.block', { what: t(`returns.blocks.${block}`) }) : '';
  };
  return [
    waits ? t('returns.board.filters.waits', { what: t(`returns.board.waits.${waits}`) }) : '',
    long ? t(`returns.board.bands.${long}`) : '',
    blockWords(),
    offices.find(({ code }) => code === office)?.label ?? '',
  ].filter(Boolean);
}

type RowsProps = { rows: WaitingRow[]; asked: BoardAsked; severalOffices: boolean; texts: Texts };

function Rows({ rows, asked, severalOffices, texts }: RowsProps) {
  const { t } = texts;
  const mayMove = rows.some((row) => row.mayMove);
  const columns = [
    { key: 'reference' },
    { key: 'person' },
    { key: 'waits', roomy: true },
    { key: 'kept', roomy: true },
    ...(severalOffices ? [{ key: 'office', roomy: true } as const] : []),
    { key: 'assigned', roomy: true },
    ...(mayMove ? [{ key: 'move', roomy: true } as const] : []),
  ] as const;
  return (
    <Table
      caption={t('returns.board.list')}
      columns={columns.map((column) => ({ ...column, title: t(`returns.board.columns.${column.key}`) }))}
      rows={rows.map((row) => ({
        key: row.caseId,
        cells: [
          <RowLink key="reference" href={`/cases/${row.reference}#way-home`}>
            {row.reference}
          </RowLink>,
          <Who key="person" row={row} asked={asked} texts={texts} />,
          <Waits key="waits" row={row} texts={texts} />,
          <Kept key="kept" row={row} texts={texts} />,
          ...(severalOffices ? [row.office] : []),
          row.assigned ?? t('returns.board.nobody'),
          ...(mayMove ? [<Move key="move" row={row} asked={asked} texts={texts} />] : []),
        ],
      }))}
    />
  );
}

/** On a phone this cell says it all. */
function Who({ row, asked, texts }: { row: WaitingRow; asked: BoardAsked; texts: Texts }) {
  const { t, locale } = texts;
  const facts = [
    row.sex && label('sex', row.sex, locale),
    row.birthYear && t('cases.list.born', { year: String(row.birthYear) }),
    label('country', row.destination, locale),
  ];
  return (
    <span>
      <span className="font-semibold">{row.maskedName}</span>{' '}
      <span className="text-sm text-quiet">{facts.filter(Boolean).join(', ')}</span>
      <span className="block text-sm sm:hidden">
        <Waits row={row} texts={texts} />
        <Kept row={row} texts={texts} />
        <Move row={row} asked={asked} texts={texts} />
      </span>
    </span>
  );
}

function Waits({ row, texts }: { row: WaitingRow; texts: Texts }) {
  const { t } = texts;
  return (
    <span className="block">
      {t(`returns.board.waits.${row.waits}`)}{' '}
      <span className="text-sm whitespace-nowrap text-quiet">{t('returns.board.since', { count: row.days })}</span>
      {row.leavesOn && (
        <span className="block text-sm">{t('returns.board.leaves', { day: texts.shortDay(row.leavesOn) })}</span>
      )}
    </span>
  );
}

function Kept({ row, texts }: { row: WaitingRow; texts: Texts }) {
  const { t } = texts;
  return row.kept.map(({ kind, from }) => (
    <span key={kind} className="block">
      <span className="rounded-sm border border-warn bg-warn-tint box-decoration-clone px-1.5 text-sm">
        ▲ {t(`returns.blocks.${kind}`)}
      </span>{' '}
      <span className="text-sm whitespace-nowrap text-quiet">{texts.shortDay(from)}</span>
    </span>
  ));
}

function Move({ row, asked, texts: { t } }: { row: WaitingRow; asked: BoardAsked; texts: Texts }) {
  if (!row.mayMove) return null;
  return (
    <Link
      href={`${boardAddress(asked, { move: row.reference, step: row.waits })}#move`}
      prefetch={false}
      aria-label={`${t('returns.board.move')}: ${row.reference}, ${t(`returns.kinds.${row.waits}`)}`}
      className="inline-block py-2.5 text-accent underline sm:py-0"
    >
      {t('returns.board.move')}
    </Link>
  );
}
