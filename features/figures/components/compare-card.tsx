import { Chart } from '@/components/chart';
import { screenPalette } from '@/components/chart-svg';
import { Card } from '@/components/page';
import { pairSvg } from '@/components/pair-svg';
import { Table } from '@/components/table';
import type { Texts } from '@/lib/texts';
import { listHref } from '../addresses';
import type { Question } from '../input';
import { periodWords, rowName, whereWords } from '../labels';
import { type Compared, differenceOf } from '../sides';
import { asOfWords } from '../titles';
import { denominators, Explanation } from './explanation';
import { NumberLink } from './figure-table';
import { CardTakeOut } from './take-out';

const mostPairs = 15;

/** Both sides of a comparison, row by row, with the difference and what it is in percent. */
export function CompareCard({
  compared,
  texts,
  offices,
}: {
  compared: Compared;
  texts: Texts;
  offices: ReadonlyMap<string, string>;
}) {
  const { t, number } = texts;
  const { figures, rows, by } = compared;
  const [first, second] = figures;
  const sides: [string, string] = [sideWords(compared.first, texts), sideWords(compared.second, texts)];
  const name = (key: string) => rowName(by, key, texts, offices);
  const pairs = rows.slice(0, mostPairs).map(({ key, values }) => ({
    name: name(key),
    values,
    texts: [number(values[0]), number(values[1])] as [string, string],
  }));
  const drawing = { label: t('figures.compare.chart'), palette: screenPalette, font: 'inherit' };
  return (
    <Card title={t(`figures.metrics.${first.metric}.name`)}>
      <div className="mb-4 grid grid-cols-1 gap-x-6 gap-y-2 sm:grid-cols-3">
        <Whole title={sides[0]} question={compared.first} value={first.total} texts={texts} />
        <Whole title={sides[1]} question={compared.second} value={second.total} texts={texts} />
        <div>
          <p className="text-sm text-quiet">{t('figures.compare.difference')}</p>
          <p className="text-3xl font-bold">{signed(first.total - second.total, texts)}</p>
          <p className="text-sm">{percentWords([first.total, second.total], texts)}</p>
        </div>
      </div>
      {pairs.length > 0 && (
        <Chart
          wide={pairSvg(pairs, sides, { ...drawing, width: 1060 })}
          narrow={pairSvg(pairs, [t('figures.compare.first'), t('figures.compare.second')], {
            ...drawing,
            width: 330,
            fontSize: 12,
          })}
        />
      )}
      <div className="mt-4">
        <Table
          caption={t('figures.compare.chart')}
          columns={[
            { key: 'name', title: t(`figures.dimensions.${by}`) },
            { key: 'first', title: t('figures.compare.first'), numeric: true },
            { key: 'second', title: t('figures.compare.second'), numeric: true },
            { key: 'difference', title: t('figures.compare.difference'), numeric: true },
            { key: 'percent', title: '%', numeric: true, roomy: true },
          ]}
          rows={rows.map(({ key, values }) => ({
            key,
            cells: [
              name(key),
              ...figures.map((figure, side) => (
                <NumberLink
                  key={sides[side]}
                  href={listHref(figure, key)}
                  label={`${name(key)}, ${sides[side]}: ${number(values[side] ?? 0)}`}
                >
                  {number(values[side] ?? 0)}
                </NumberLink>
              )),
              <Difference key="difference" values={values} texts={texts} />,
              percentWords(values, texts),
            ],
          }))}
          foot={[
            t('figures.total'),
            number(first.total),
            number(second.total),
            <Difference key="difference" values={[first.total, second.total]} texts={texts} />,
            percentWords([first.total, second.total], texts),
          ]}
        />
      </div>
      {figures.map((figure, side) => (
        <p key={sides[side]} className="mt-1 text-sm text-quiet">
          {sides[side]}: {denominators(figure, texts)}
        </p>
      ))}
      <Explanation figure={first} texts={texts} />
      {([compared.first, compared.second] as const).map((question, side) => (
        <div key={sides[side]}>
          <CardTakeOut
            view={{ question, rows: by }}
            texts={texts}
            before={side === 0 ? t('figures.compare.first') : t('figures.compare.second')}
          />
        </div>
      ))}
    </Card>
  );
}

function Whole({ title, question, value, texts }: { title: string; question: Question; value: number; texts: Texts }) {
  return (
    <div>
      <p className="text-sm text-quiet">{title}</p>
      <p className="text-3xl font-bold">
        <NumberLink href={listHref(question)} label={`${title}: ${texts.number(value)}`}>
          {texts.number(value)}
        </NumberLink>
      </p>
    </div>
  );
}

/** On a phone there is no room for a column of percent: they stand beneath. */
function Difference({ values, texts }: { values: [number, number]; texts: Texts }) {
  return (
    <>
      <span className="whitespace-nowrap">{signed(values[0] - values[1], texts)}</span>
      <span className="block text-xs font-normal text-quiet sm:hidden">{percentWords(values, texts)}</span>
    </>
  );
}

function sideWords(question: Question, texts: Texts): string {
  return [...whereWords(question.where, texts), periodWords(question, texts), asOfWords(question, texts)].join(' · ');
}

function signed(value: number, { number }: Texts): string {
  if (value === 0) return '0';
  return value > 0 ? `+${number(value)}` : `−${number(-value)}`;
}

function percentWords(values: [number, number], { t, percent }: Texts): string {
  const { percent: share, difference } = differenceOf(values);
  if (share === null) return values[0] === 0 ? '–' : t('dashboard.new');
  if (difference === 0) return t('dashboard.same');
  return share > 0 ? `+${percent(share)}` : `−${percent(-share)}`;
}
