import { Card } from '@/components/page';
import type { Texts } from '@/lib/texts';
import { dimensions } from '../dimensions';
import type { Figure } from '../input';
import type { OfficeNames } from '../labels';
import { denominators, Explanation } from './explanation';
import { FigureTable } from './figure-table';

/** Cases split by one dimension: a table with bars, how many answered, and the definition. */
export function SplitCard({ figure, texts, offices }: { figure: Figure; texts: Texts; offices?: OfficeNames }) {
  const by = figure.by ?? 'destination';
  const asked = 'answers' in dimensions[by] || figure.absent.length > 0;
  return (
    <Card title={texts.t(`figures.dimensions.${by}`)}>
      <FigureTable figure={figure} texts={texts} offices={offices} bars />
      {asked && <p className="mt-2 text-sm text-quiet">{denominators(figure, texts)}</p>}
      <Explanation figure={figure} texts={texts} />
    </Card>
  );
}
