import type { ReactNode } from 'react';
import type { Texts } from '@/lib/texts';
import { listHref } from '../addresses';
import type { Figure } from '../input';
import { inUnit, isCount } from '../units';
import { Explanation } from './explanation';
import { NumberLink } from './figure-table';

/** One number in large figures, with its definition beneath. */
export function Tile({ figure, texts, note }: { figure: Figure; texts: Texts; note?: ReactNode }) {
  const { t } = texts;
  const name = t(`figures.metrics.${figure.metric}.name`);
  const value = inUnit(figure.unit, figure.total, texts);
  const count = isCount(figure.unit) ? t(`figures.unit.${figure.unit}`, { count: figure.total }) : value;
  return (
    <TileFrame title={name} explanation={<Explanation figure={figure} texts={texts} />} note={note}>
      <NumberLink href={listHref(figure)} label={`${name}: ${count}`}>
        {figure.answered === 0 && !isCount(figure.unit) ? '–' : value}
      </NumberLink>
    </TileFrame>
  );
}

export function TileFrame({
  title,
  note,
  explanation,
  children,
}: {
  title: ReactNode;
  note?: ReactNode;
  explanation?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section className="min-w-0 rounded-md border border-line bg-card p-3 max-lg:first:col-span-2 has-[details[open]]:col-span-2 sm:p-4">
      <h2 className="text-sm font-semibold text-quiet hyphens-auto">{title}</h2>
      <p className="text-3xl leading-tight font-bold">{children}</p>
      {note && <p className="text-sm text-quiet">{note}</p>}
      {explanation}
    </section>
  );
}
