import { getTableName, is, Table } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import { expect, test } from 'vitest';
import { db } from '@/db/client';
import * as schema from '@/db/schema';
import { freshBase } from '@/test/base';
import { home, logged, rizki } from '@/test/entering';
import { ayu, citra } from '@/test/people';
import { guessColumns, linesOf } from './columns';
import { compareList, exportList } from './commands';
import { readText } from './reading';

freshBase();

const TODAY = '2026-11-25';
/** What a comparison leaves: that it was made, and how many lines were compared that day. */
const leaves = ['audit_entries', 'audit_head', 'throttles'];

async function wholeBase(): Promise<Record<string, string>> {
  const reader = await db();
  const tables = Object.values(schema).filter((each): each is PgTable & typeof each => is(each, Table));
  const rows = tables
    .filter((table) => !leaves.includes(getTableName(table)))
    .map(async (table) => [getTableName(table), JSON.stringify(await reader.select().from(table))] as const);
  return Object.fromEntries(await Promise.all(rows));
}

test('Of a list that was compared and taken out, no table keeps anything but that it was done', async () => {
  await logged(ayu, rizki, home);
  const read = readText(
    'Nama;Tgl lahir;Paspor\nMohammad Rizky Pratama;12/03/1999;\nZulkifli Tidakdikenal;1 Februari 1971;',
  );
  if (!('rows' in read)) throw new Error(read.refused);
  const { lines } = linesOf(read.rows, guessColumns(read.rows, TODAY), TODAY);
  const before = await wholeBase();
  const compared = await compareList(citra, lines, { destination: 'KH', from: '2020-01-01', to: TODAY });
  if ('refused' in compared) throw new Error(compared.refused);
  expect(
    await exportList(citra, lines, compared, { set: 'theirs', reason: 'Rapat dengan polisi Sihanoukville' }),
  ).toHaveProperty('theirs');
  expect(await wholeBase()).toEqual(before);
  const kept = await Promise.all(
    [schema.auditEntries, schema.throttles].map(async (table) =>
      JSON.stringify(await (await db()).select().from(table)),
    ),
  );
  expect(kept.join()).not.toMatch(/Zulkifli|Tidakdikenal|1971/);
  expect(kept.join()).toContain('second-list.compared');
});
