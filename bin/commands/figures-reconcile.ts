import {
  aboutWords,
  apartWords,
  codesOf,
  differenceWords,
  equationOf,
  oursWords,
  outcomeOf,
  printedWords,
  questionWords,
  sumWords,
  titleOf,
  whyWords,
} from '@/features/published/labels';
import { kindOf } from '@/features/published/nearest';
import { type Line, type Reconciliation, reconciliation } from '@/features/published/queries';
import { holds } from '@/features/published/sums';
import type { Machine } from '@/lib/actor';
import { isRefused } from '@/lib/errors';
import { isLocale } from '@/lib/locale';
import { type Texts, textsFor } from '@/lib/texts';
import { readArguments } from './arguments';
import { missingBase } from './base';
import { type Outcome, wrongUse } from './outcome';

const actor: Machine = { kind: 'machine', name: 'command-line' };

/** `figures reconcile`: every published figure beside ours, with its verdict, and what adds up. */
export async function figuresReconcile(args: string[], texts: Texts): Promise<Outcome> {
  const given = readArguments(args, { values: ['lang'], flags: ['json'], positionals: 0 });
  if (isRefused(given)) return wrongUse(given.refused, { name: given.name }, texts);
  const { lang = texts.locale } = given.values;
  if (!isLocale(lang)) return wrongUse('language', { value: lang }, texts);
  const missing = missingBase(texts);
  if (missing) return missing;
  const told = await reconciliation(actor);
  const words = textsFor(lang);
  return { exit: 0, out: given.flags.has('json') ? asJson(told, words) : asText(told, words) };
}

const hundredths = (value: number | null) => (value === null ? null : Math.round(value * 100) / 100);

function asJson({ lines, sums, shares, apart }: Reconciliation, texts: Texts): string {
  const answer = {
    figures: lines.map((line) => lineAsJson(line, texts)),
    sums: sums.map((sum) => ({
      key: sum.key,
      kind: sum.kind,
      about: sumWords(sum, texts),
      terms: sum.terms.map(({ code, sign, value, ours }) => ({ code, sign, value, ours: hundredths(ours) })),
      against: sum.against?.code ?? null,
      result: sum.result,
      over: sum.over,
      holds: sum.kind === 'sum' ? holds(sum) : null,
      ours: sum.ours,
    })),
    shares,
    apart: { ...apart, about: apartWords({ apart }, texts) },
    verdicts: Object.fromEntries(
      [...Map.groupBy(lines, ({ verdict }) => verdict)].map(([verdict, all]) => [verdict, all.length]),
    ),
    unexplained: lines.filter(({ verdict }) => verdict === 'unexplained').map(({ code }) => code),
  };
  return `${JSON.stringify(answer, null, 2)}\n`;
}

function lineAsJson(line: Line, texts: Texts) {
  const { code, value, unit, comparator, ours, difference, verdict, causes, explanation, nearest, told } = line;
  return {
    code,
    title: titleOf(line, texts),
    about: aboutWords(line, texts),
    source: told?.source ?? line.document,
    published: value,
    unit,
    comparator,
    ours: hundredths(ours),
    difference: hundredths(difference),
    verdict,
    causes,
    why: whyWords(line, texts) || null,
    kind: nearest && kindOf(nearest),
    definition: nearest,
    inWords: nearest && questionWords(nearest, texts),
    explanation,
  };
}

function asText(told: Reconciliation, texts: Texts): string {
  const { t } = texts;
  const heads = (['figure', 'published', 'ours', 'difference', 'verdict'] as const).map((key) =>
    t(`published.columns.${key}`),
  );
  const rows = told.lines.map((line) => [
    `${line.code} ${titleOf(line, texts)}`,
    printedWords(line, texts),
    oursWords(line, texts),
    differenceWords(line, texts),
    t(`published.verdicts.${line.verdict}`),
  ]);
  const sums = told.sums.map((sum) =>
    [`${codesOf(sum)}: ${equationOf(sum, texts)}`, outcomeOf(sum, texts)].filter(Boolean).join('; '),
  );
  const parts = [t('published.title'), aligned([heads, ...rows]), t('published.sums.title'), sums.join('\n')];
  return `${[...parts, apartWords(told, texts)].join('\n\n')}\n`;
}

/** Words to the left, numbers to the right. */
function aligned(lines: string[][]): string {
  const widths = (lines[0] ?? []).map((_, at) => Math.max(...lines.map((line) => line[at]?.length ?? 0)));
  const put = (cell: string, at: number) =>
    at === 0 || at === 4 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0);
  return lines.map((line) => line.map(put).join('  ').trimEnd()).join('\n');
}
