import { extname, resolve } from 'node:path';
import { EVERY_OFFICE } from '@/features/editions/access';
import { takeFile } from '@/features/editions/commands/issue';
import { editionNumber } from '@/features/editions/input';
import { editionNumbered } from '@/features/editions/queries/editions';
import { scopeOf } from '@/features/editions/queries/templates';
import { editionRefusal } from '@/features/editions/refusals';
import { allOffices } from '@/features/offices/queries';
import { exportReport } from '@/features/reports/commands';
import { type Download, type Format, formats } from '@/features/reports/input';
import { monthRefusal } from '@/features/reports/refusals';
import { reportMonth } from '@/features/reports/rules';
import type { Machine } from '@/lib/actor';
import { today } from '@/lib/calendar';
import { isRefused, NotFound } from '@/lib/errors';
import { isLocale } from '@/lib/locale';
import type { Texts } from '@/lib/texts';
import { readArguments } from './arguments';
import { missingBase } from './base';
import { notPossible, type Outcome, wrongUse } from './outcome';
import { openPlace } from './place';

const actor: Machine = { kind: 'machine', name: 'command-line' };

/**
 * `report MONTH --format … --out FILE`: the monthly report as a file, recorded like every other export. With `--edition N`
 * the bytes of that edition, as they were issued.
 */
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
    const report = wanted.edition ? await issuedFile(wanted) : await exportReport(actor, wanted.month, wanted);
    if (isRefused(report)) return { exit: 2, err: editionRefusal(report.refused, wanted.month, texts) };
    place.keep(report.content);
    return { exit: 0, out: `${texts.t('commandLine.report.written', { file })}\n` };
  } finally {
    place.close();
  }
}

/** The bytes of an edition; of one office where its code is given. */
async function issuedFile({ month, edition = 0, office, ...wanted }: Wanted) {
  const offices = office ? await allOffices(actor) : [];
  const named = offices.find(({ code }) => code === office);
  if (office && !named) return { refused: 'no-such-office' as const };
  const scope = named ? scopeOf(named) : EVERY_OFFICE;
  const found = await editionNumbered(actor, { month, scope, number: edition }).catch((error) => {
    if (error instanceof NotFound) return { refused: 'not-there' as const };
    throw error;
  });
  return isRefused(found) ? found : takeFile(actor, found.id, wanted);
}

export type Wanted = Download & { month: string; out: string; edition?: number; office?: string };

/** What was typed, as a report to make; or why it is none. The format may be told by the name of the file. */
export function reportWanted(args: string[], texts: Texts, now = today()): Wanted | Outcome {
  const given = readArguments(args, {
    values: ['lang', 'format', 'out', 'month', 'edition', 'office'],
    positionals: 1,
  });
  if (isRefused(given)) return wrongUse(given.refused, { name: given.name }, texts);
  const typed = given.positionals[0] ?? given.values.month;
  if (!typed) return wrongUse('noMonth', {}, texts);
  const month = reportMonth(typed, now);
  if (isRefused(month)) return { exit: 2, err: monthRefusal(month.refused, typed, texts) };
  const { lang = texts.locale, out } = given.values;
  if (!isLocale(lang)) return wrongUse('language', { value: lang }, texts);
  if (!out) return wrongUse('noOut', {}, texts);
  const format = given.values.format ?? extname(out).slice(1).toLowerCase();
  if (!isFormat(format)) return wrongUse('format', { value: format }, texts);
  if (given.values.edition === undefined) return { month, lang, format, out };
  const edition = editionNumber.safeParse(given.values.edition);
  if (!edition.success) return wrongUse('notCount', { value: given.values.edition }, texts);
  return { month, lang, format, out, edition: edition.data, office: given.values.office };
}

const isFormat = (value: string): value is Format => (formats as readonly string[]).includes(value);
