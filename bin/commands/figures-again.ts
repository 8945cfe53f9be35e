import { parseFilter, parsePeriod } from '@/features/figures/input';
import { refusalWords, rowName } from '@/features/figures/labels';
import { rateDimensions } from '@/features/retrafficking/input';
import {
  flowOf,
  type Rate,
  type RateRow,
  retraffickingRate,
  type Tallies,
} from '@/features/retrafficking/queries/rate';
import { horizons, rateIfAll, rateOf, type Tally } from '@/features/retrafficking/rules';
import type { Machine } from '@/lib/actor';
import { isRefused } from '@/lib/errors';
import { isLocale } from '@/lib/locale';
import { type Texts, textsFor } from '@/lib/texts';
import { label } from '@/lib/vocabulary';
import { readArguments } from './arguments';
import { missingBase } from './base';
import { type Outcome, wrongUse } from './outcome';

const actor: Machine = { kind: 'machine', name: 'command-line' };
const values = ['as-of', 'from', 'to', 'by', 'region', 'lang'];

/** `figures again`: how many of the returned were taken again, as a table or as JSON. */
export async function figuresAgain(args: string[], texts: Texts): Promise<Outcome> {
  const given = readArguments(args, { values, flags: ['json'], positionals: 0 });
  if (isRefused(given)) return wrongUse(given.refused, { name: given.name }, texts);
  const { lang = texts.locale, by: asked, from, to, region, 'as-of': asOf } = given.values;
  if (!isLocale(lang)) return wrongUse('language', { value: lang }, texts);
  const by = rateDimensions.find((each) => each === asked);
  if (asked && !by)
    return { exit: 2, err: refusalWords({ refused: 'no-such-dimension', field: 'by', value: asked }, texts) };
  const period = parsePeriod({ from, to, asOf });
  if ('refused' in period) return { exit: 2, err: refusalWords(period, texts) };
  const where = parseFilter({ region });
  if ('refused' in where) return { exit: 2, err: refusalWords(where, texts) };
  const missing = missingBase(texts);
  if (missing) return missing;
  const question = { ...period, where, by };
  const rate = await retraffickingRate(actor, question);
  const words = textsFor(lang);
  return { exit: 0, out: given.flags.has('json') ? await asJson(rate, words) : asText(rate, words) };
}

async function asJson(rate: Rate, texts: Texts): Promise<string> {
  const { by, where, from, to, asOf, whole, rows, absent } = rate;
  const answer = {
    definition: texts.t('again.rate.definition'),
    unit: 'person',
    by: by ?? null,
    where: where ?? {},
    from: from ?? null,
    to: to ?? null,
    asOf,
    whole: spansOf(whole),
    rows: [...rows, ...absent].map(({ key, tallies }) => ({
      code: key,
      label: nameOf(rate, key, texts),
      ...spansOf(tallies),
    })),
    flow: await flowOf(actor, { from, to, asOf, where }),
  };
  return `${JSON.stringify(answer, null, 2)}\n`;
}

const tenth = (rate: number | null) => (rate === null ? null : Number(rate.toFixed(1)));

function spansOf(tallies: Tallies) {
  const span = (tally: Tally) => ({ ...tally, rate: tenth(rateOf(tally)), rateIfAll: tenth(rateIfAll(tally)) });
  return Object.fromEntries(horizons.map((months) => [`months${months}`, span(tallies[months])]));
}

const nameOf = ({ by }: Rate, key: string, texts: Texts) =>
  by ? rowName(by, key, texts) : label('country', key, texts.locale);

function asText(rate: Rate, texts: Texts): string {
  const { t, day } = texts;
  const { from, to, asOf } = rate;
  const heading = [
    t('again.rate.title'),
    ...(from ? [t('commandLine.figures.from', { day: day(from) })] : []),
    ...(to ? [t('commandLine.figures.to', { day: day(to) })] : []),
    t('again.rate.asOf', { day: day(asOf) }),
  ].join(', ');
  const everybody: RateRow & { name: string } = { key: '', tallies: rate.whole, name: t('again.rate.everybody') };
  const rows = [
    everybody,
    ...[...rate.rows, ...rate.absent].map((row) => ({ ...row, name: nameOf(rate, row.key, texts) })),
  ];
  const lines = [
    ['', t('again.rate.returned'), ...horizons.map((months) => t('again.rate.months', { months }))],
    ...rows.map(({ name, tallies }) => [
      name,
      texts.number(tallies[6].returned),
      ...horizons.map((months) => cellOf(tallies[months], texts)),
    ]),
  ];
  return `${heading}\n\n${aligned(lines)}\n\n${t('again.rate.legend')}\n`;
}

/** `3/412 0,7% (2 ? 13 …)`: taken again of those observed, the rate, undecided and under observation. */
function cellOf(tally: Tally, { number, percent }: Texts): string {
  const rate = rateOf(tally);
  const share = rate === null ? '–' : percent(rate);
  const open = `(${number(tally.undecided)} ?, ${number(tally.observing)} …)`;
  return `${number(tally.again)}/${number(tally.observed)} ${share} ${open}`;
}

function aligned(lines: string[][]): string {
  const widths = (lines[0] ?? []).map((_, at) => Math.max(...lines.map((line) => line[at]?.length ?? 0)));
  const padded = (cell: string, at: number) =>
    at === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[at] ?? 0);
  return lines.map((line) => line.map(padded).join('  ').trimEnd()).join('\n');
}
