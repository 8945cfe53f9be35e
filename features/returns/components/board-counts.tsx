import Link from 'next/link';
import { Button } from '@/components/button';
import { SelectField } from '@/components/field';
import { Card } from '@/components/page';
import { Table } from '@/components/table';
import type { Texts } from '@/lib/texts';
import type { Choice } from '@/lib/vocabulary';
import { type BoardAsked, boardAddress } from '../input';
import type { Board, WaitingCount } from '../queries/board';
import { bands, waitable } from '../rules';

type Props = { board: Board; asked: BoardAsked; offices: readonly Choice[]; texts: Texts };

/** Who waits for what and for how long, who is blocked, and where: every number opens its rows. */
export function BoardCounts({ board, asked, offices, texts }: Props) {
  const { t } = texts;
  const { office } = asked;
  return (
    <>
      {offices.length > 1 && (
        <form action="/returns" className="flex flex-wrap items-end gap-2">
          <SelectField
            name="office"
            label={t('returns.board.ofOffice')}
            emptyLabel={t('returns.board.everyOffice')}
            choices={offices}
            defaultValue={office}
          />
          <Button look="plain">{t('returns.board.apply')}</Button>
        </form>
      )}
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
        <Card title={t('returns.board.byWait')}>
          <ByWait counts={board.counts} office={office} texts={texts} />
        </Card>
        <Card title={t('returns.board.blocks')}>
          <Kept board={board} office={office} texts={texts} />
        </Card>
      </div>
      {offices.length > 1 && !office && <ByOffice board={board} offices={offices} texts={texts} />}
    </>
  );
}

const sum = (counts: WaitingCount[]) => counts.reduce((all, { count }) => all + count, 0);

type Counted = { counts: WaitingCount[]; office: string; texts: Texts };

function ByWait({ counts, office, texts }: Counted) {
  const { t } = texts;
  const cell = (own: WaitingCount[], asked: Omit<BoardAsked, 'office'>, key: string) => (
    <Count key={key} count={sum(own)} href={boardAddress({ ...asked, office })} texts={texts} />
  );
  const row = (own: WaitingCount[], asked: Omit<BoardAsked, 'office'>) => [
    ...bands.map((band) =>
      cell(
        own.filter((one) => one.band === band),
        { ...asked, long: band },
        band,
      ),
    ),
    cell(own, asked, 'all'),
  ];
  return (
    <Table
      caption={t('returns.board.byWait')}
      columns={[
        { key: 'waits', title: t('returns.board.waitsFor') },
        ...bands.map((band) => ({ key: band, title: t(`returns.board.bands.${band}`), numeric: true })),
        { key: 'all', title: t('returns.board.all'), numeric: true },
      ]}
      rows={waitable.map((waits) => ({
        key: waits,
        cells: [
          t(`returns.board.waits.${waits}`),
          ...row(
            counts.filter((one) => one.waits === waits),
            { waits },
          ),
        ],
      }))}
      foot={[t('returns.board.all'), ...row(counts, {})]}
    />
  );
}

function Kept({ board, office, texts }: { board: Board; office: string; texts: Texts }) {
  const { t } = texts;
  if (board.keptAtAll === 0) return <p className="text-quiet">{t('returns.board.noBlocks')}</p>;
  return (
    <Table
      caption={t('returns.board.blocks')}
      columns={[
        { key: 'block', title: t('returns.board.block') },
        { key: 'count', title: t('returns.board.people'), numeric: true },
      ]}
      rows={board.kept.map(({ kind, count }) => ({
        key: kind,
        cells: [
          t(`returns.blocks.${kind}`),
          <Count key="count" count={count} href={boardAddress({ block: kind, office })} texts={texts} />,
        ],
      }))}
      foot={[
        t('returns.board.anyBlock'),
        <Count key="any" count={board.keptAtAll} href={boardAddress({ block: 'any', office })} texts={texts} />,
      ]}
    />
  );
}

function ByOffice({ board, offices, texts }: { board: Board; offices: readonly Choice[]; texts: Texts }) {
  const { t } = texts;
  const counted = offices
    .map(({ code, label }) => ({ code, label, own: board.counts.filter(({ officeId }) => officeId === code) }))
    .filter(({ own }) => own.length > 0)
    .toSorted((a, b) => sum(b.own) - sum(a.own));
  if (counted.length < 2) return null;
  return (
    <Card title={t('returns.board.byOffice')}>
      <Table
        caption={t('returns.board.byOffice')}
        columns={[
          { key: 'office', title: t('returns.board.office') },
          ...waitable.map((kind) => ({
            ...{ key: kind, title: t(`returns.board.waits.${kind}`), numeric: true, roomy: true },
          })),
          { key: 'all', title: t('returns.board.all'), numeric: true },
        ]}
        rows={counted.map(({ code, label, own }) => ({
          key: code,
          cells: [
            label,
            ...waitable.map((waits) => (
              <Count
                key={waits}
                count={sum(own.filter((one) => one.waits === waits))}
                href={boardAddress({ waits, office: code })}
                texts={texts}
              />
            )),
            <Count key="all" count={sum(own)} href={boardAddress({ office: code })} texts={texts} />,
          ],
        }))}
      />
    </Card>
  );
}

/** A number that opens its rows; none is a dash. */
function Count({ count, href, texts }: { count: number; href: string; texts: Texts }) {
  if (count === 0) return <span className="text-quiet">–</span>;
  return (
    <Link
      href={`${href}#list`}
      prefetch={false}
      className="inline-block min-w-6 py-2 tabular-nums text-accent underline sm:py-0"
    >
      {texts.number(count)}
    </Link>
  );
}
