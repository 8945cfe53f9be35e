import type { ReactNode } from 'react';
import { Table } from '@/components/table';
import { listHref } from '@/features/figures/addresses';
import { NumberLink } from '@/features/figures/components/figure-table';
import { rowName } from '@/features/figures/labels';
import type { Texts } from '@/lib/texts';
import { behindHref, numbersBehind, type RateDimension, type RateQuestion } from '../input';
import type { Rate, RateRow } from '../queries/rate';
import { type Horizon, horizons, rateIfAll, rateOf, type Tally, tallied } from '../rules';

/** A rate as it is written; a dash where nobody has been observed yet. */
export function rateWords(rate: number | null, { percent }: Texts): string {
  return rate === null ? '–' : percent(rate);
}

/** The whole of a rate: every number beside the others, for each of the spans. */
export function RateTable({ rate, texts }: { rate: Rate; texts: Texts }) {
  const { t } = texts;
  const lines = tallied.map((name) => ({
    key: name,
    cells: [
      t(`again.rate.${name}`),
      ...horizons.map((months) => <Counted key={months} {...{ rate, months, name, texts }} />),
    ],
  }));
  const rates = [
    { key: 'rate', title: t('again.rate.rate'), of: rateOf },
    { key: 'ifAll', title: t('again.rate.ifAll'), of: rateIfAll },
  ].map(({ key, title, of }) => ({
    key,
    cells: [
      title,
      ...horizons.map((months) => <strong key={months}>{rateWords(of(rate.whole[months]), texts)}</strong>),
    ],
  }));
  return (
    <Table
      caption={t('again.rate.caption')}
      columns={columnsOf(texts, t('again.rate.number'))}
      rows={[...lines, ...rates]}
    />
  );
}

const columnsOf = ({ t }: Texts, first: ReactNode) => [
  { key: 'name', title: first },
  ...horizons.map((months) => ({ key: String(months), title: t('again.rate.months', { months }), numeric: true })),
];

function Counted(shown: { rate: Rate; months: Horizon; name: keyof Tally; texts: Texts }) {
  const { rate, months, name, texts } = shown;
  const value = rate.whole[months][name];
  const href = hrefOf(rate, months, name);
  const label = `${texts.t(`again.rate.${name}`)}, ${texts.t('again.rate.months', { months })}: ${texts.number(value)}`;
  if (!href || value === 0) return texts.number(value);
  return (
    <NumberLink href={href} label={label}>
      {texts.number(value)}
    </NumberLink>
  );
}

function hrefOf({ from, to, asOf, where, by }: RateQuestion, months: Horizon, name: keyof Tally, key?: string) {
  const question = { from, to, asOf, where, by };
  if (name === 'returned' && !key) return listHref({ ...question, by: undefined, metric: 'persons_repatriated' });
  const fate = numbersBehind.find((each) => each === name);
  return fate ? behindHref({ question, fate, months, key }) : null;
}

/** The rate by one dimension: in each span how many of how many, and what is still open. */
export function RateSplit({ rate, by, texts }: { rate: Rate; by: RateDimension; texts: Texts }) {
  const { t, number } = texts;
  if (rate.rows.length === 0) return <p className="text-quiet">{t('figures.none')}</p>;
  const title = t(`figures.dimensions.${by}`);
  const columns = columnsOf(texts, title);
  return (
    <>
      <Table
        caption={`${t('again.rate.rate')}: ${title}`}
        columns={[
          ...columns.slice(0, 1),
          { key: 'returned', title: t('again.rate.returned'), numeric: true },
          ...columns.slice(1),
        ]}
        rows={[...rate.rows, ...rate.absent].map((row) => ({
          key: row.key,
          cells: [
            rowName(by, row.key, texts),
            number(row.tallies[6].returned),
            ...horizons.map((months) => <Part key={months} {...{ rate, row, months, by, texts }} />),
          ],
        }))}
      />
      {by === 'channel' && <p className="mt-2 text-sm text-quiet">{t('figures.explain.several')}</p>}
    </>
  );
}

function Part(shown: { rate: Rate; row: RateRow; months: Horizon; by: RateDimension; texts: Texts }) {
  const { rate, row, months, by, texts } = shown;
  const { t, number } = texts;
  const tally = row.tallies[months];
  const name = `${rowName(by, row.key, texts)}, ${t('again.rate.months', { months })}`;
  const again = `${number(tally.again)} / ${number(tally.observed)}`;
  const question = { ...rate, by };
  return (
    <span className="block whitespace-nowrap">
      <span className="font-semibold">{rateWords(rateOf(tally), texts)}</span>
      <span className="block text-sm">
        {tally.again > 0 ? (
          <NumberLink href={hrefOf(question, months, 'again', row.key) ?? ''} label={`${name}: ${again}`}>
            {again}
          </NumberLink>
        ) : (
          again
        )}
      </span>
      {tally.undecided > 0 && (
        <span className="block text-sm">
          <NumberLink
            href={hrefOf(question, months, 'undecided', row.key) ?? ''}
            label={`${name}: ${t('again.rate.open', { count: number(tally.undecided) })}`}
          >
            {t('again.rate.open', { count: number(tally.undecided) })}
          </NumberLink>
        </span>
      )}
    </span>
  );
}
