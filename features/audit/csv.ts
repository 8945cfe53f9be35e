import { stringify } from 'csv-stringify/sync';
import type { Locale } from '@/lib/locale';
import { spreadsheetCell } from '@/lib/spreadsheet-cell';
import { textsFor } from '@/lib/texts';
import type { Told } from './queries/entries';
import { sentenceOf, subjectOf, whoOf } from './sentences';

const columns = ['seq', 'at', 'who', 'role', 'office', 'act', 'sentence', 'subject', 'hash'] as const;

/** The headings of the export, behind the mark by which spreadsheets know UTF-8. */
export function auditCsvHead(locale: Locale): Buffer {
  const { t } = textsFor(locale);
  return Buffer.from(`\ufeff${lines([columns.map((name) => t(`audit.csv.${name}`))])}`);
}

/** Entries as rows: the same sentences as on the screen, with the seal of each. */
export function auditCsv(entries: Told[], locale: Locale): Buffer {
  const texts = textsFor(locale);
  return Buffer.from(
    lines(
      entries.map((told) => {
        const { seq, at, act, actorId, hash } = told.entry;
        const colleague = told.people.get(actorId);
        const role = colleague ? texts.t(`accounts.roles.${colleague.role}`) : null;
        const who = [whoOf(told, texts), role, colleague?.officeCode ?? null];
        return [seq, at.toISOString(), ...who, act, sentenceOf(told, texts), subjectOf(told, texts), hash];
      }),
    ),
  );
}

function lines(rows: (string | number | null)[][]): string {
  return stringify(
    rows.map((row) => row.map(spreadsheetCell)),
    { record_delimiter: 'windows' },
  );
}
