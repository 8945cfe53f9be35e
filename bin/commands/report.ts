import { extname, resolve } from 'node:path';
import { exportReport } from '@/features/reports/commands';
import { type Download, type Format, formats } from '@/features/reports/input';
import { monthRefusal } from '@/features/reports/refusals';
import { reportMonth } from '@/features/reports/rules';
import type { Machine } from '@/lib/actor';
import { today } from '@/lib/calendar';
import { isRefused } from '@/lib/errors';
import { isLocale } from '@/lib/locale';
import type { Texts } from '@/lib/texts';
import { readArguments } from './arguments';
import { missingBase } from './base';
import { notPossible, type Outcome, wrongUse } from './outcome';
import { openPlace } from './place';

const actor: Machine = { kind: 'machine', name: 'command-line' };

/** `report MONTH --format … --out FILE`: the monthly report as a file, recorded like every other export. */
export async function reportCommand(args: string[], texts: Texts): Promise<Outcome> {
  const wanted = reportWanted(args, texts);
  if ('exit' in wanted) return wanted;
  const missing = missingBase(texts);
  if (missing) return missing;
  // The place is tried first, so that an export nobody gets is not recorded.
  const file = resolve(process.env.INIT_CWD ?? '.', wanted.out);
  const place = openPlace(file);
  if (isRefused(place)) return notPossible(place.refused, { file }, texts);
  try {
    const report = await exportReport(actor, wanted.month, wanted);
    if (isRefused(report)) return { exit: 2, err: monthRefusal(report.refused, wanted.month, texts) };
    place.keep(report.content);
    return { exit: 0, out: `${texts.t('commandLine.report.written', { file })}\n` };
  } finally {
    place.close();
  }
}

export type Wanted = Download & { month: string; out: string };

/** What was typed, as a report to make; or why it is none. The format may be told by the name of the file. */
export function reportWanted(args: string[], texts: Texts, now = today()): Wanted | Outcome {
  const given = readArguments(args, { values: ['lang', 'format', 'out'], positionals: 1 });
  if (isRefused(given)) return wrongUse(given.refused, { name: given.name }, texts);
  const [typed] = given.positionals;
  if (!typed) return wrongUse('noMonth', {}, texts);
  const month = reportMonth(typed, now);
  if (isRefused(month)) return { exit: 2, err: monthRefusal(month.refused, typed, texts) };
  const { lang = texts.locale, out } = given.values;
  if (!isLocale(lang)) return wrongUse('language', { value: lang }, texts);
  if (!out) return wrongUse('noOut', {}, texts);
  const format = given.values.format ?? extname(out).slice(1).toLowerCase();
  if (!isFormat(format)) return wrongUse('format', { value: format }, texts);
  return { month, lang, format, out };
}

const isFormat = (value: string): value is Format => (formats as readonly string[]).includes(value);
