import type { FlowEnd, MapFlow } from '@/components/flow-map-svg';
import type { Actor } from '@/lib/actor';
import provinces from '@/lib/geography/provinces.json';
import type { Texts } from '@/lib/texts';
import { isAbsence } from '@/lib/vocabulary';
import { listHref } from './addresses';
import type { Question } from './input';
import { rowName } from './labels';
import { cellQuestion, type FreeView, type ViewTable, viewTable } from './view';

/** From which province to which country: a view like any other, crossed. */
export type Flow = { province: string; destination: string; value: number };

export const flowView = (question: Question): FreeView => ({ question, rows: 'province', columns: 'destination' });

/** Every flow that is not empty, largest first, with the view it is of. */
export async function flowsOf(actor: Actor, question: Question): Promise<{ table: ViewTable; flows: Flow[] }> {
  const table = await viewTable(actor, flowView(question));
  const flows = (table.split?.rows ?? []).flatMap(({ key: province }, n) =>
    (table.across?.rows ?? []).map(({ key: destination }, at) => ({
      province,
      destination,
      value: table.cells[n]?.[at] ?? 0,
    })),
  );
  const there = flows.filter(({ value, province }) => value > 0 && !isAbsence(province));
  return { table, flows: there.sort((a, b) => b.value - a.value) };
}

/** Arcs that can still be told apart. */
const mostArcs = 40;

/** The larger flows as arcs, and what stands at their ends. */
export function arcsOf({ table, flows }: { table: ViewTable; flows: Flow[] }, texts: Texts) {
  const places = provinces.places as Record<string, [number, number] | number[]>;
  const drawn = flows.filter(({ province }) => places[province]).slice(0, mostArcs);
  const arcs: MapFlow[] = drawn.map(({ province, destination, value }) => ({
    from: places[province] as [number, number],
    to: destination,
    value,
    label: `${rowName('province', province, texts)} → ${rowName('destination', destination, texts)}: ${texts.number(value)}`,
    href: listHref(cellQuestion(table, province, destination)),
  }));
  const reached = new Set(drawn.map(({ destination }) => destination));
  const ends: FlowEnd[] = (table.across?.rows ?? [])
    .filter(({ key }) => reached.has(key))
    .map(({ key, value }) => ({ code: key, name: rowName('destination', key, texts), text: texts.number(value) }));
  return { arcs, ends, drawn: drawn.length };
}
