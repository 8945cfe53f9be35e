import { getTableColumns, getTableName, is, Table } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { keyTables } from '@/db/keys.sqlite';
import * as schema from '@/db/schema';
import { read } from './house';

const classes = ['sealed', 'issued', 'keyed', 'secret', 'key', 'coded', 'work', 'staff', 'proof'];

const tables = (Object.values(schema) as unknown[]).filter((each): each is Table => is(each, Table));

/** Every column there is: of the base as the code names it, of the key store as its statement does; and whether it holds bytes. */
const columns = new Map<string, boolean>([
  ...tables.flatMap((table) =>
    Object.entries(getTableColumns(table)).map(
      ([name, column]) => [`${getTableName(table)}.${name}`, column.dataType === 'buffer'] as const,
    ),
  ),
  ...[...keyTables.matchAll(/create table if not exists (\w+) \(([^;]+?)\)(?: without rowid)?(?:;|$)/g)].flatMap(
    ([, table, body = '']) =>
      [...body.matchAll(/(?:^|,)\s*(\w+) (text|integer|blob)\b/g)].map(
        ([, name, kind]) => [`${table}.${name}`, kind === 'blob'] as const,
      ),
  ),
]);

const told = read('docs/data-classes.md')
  .split('\n')
  .map((line) => /^\| `(\w+)`\s+\| (\w+)\s+\| ([^|]+)\|/.exec(line))
  .flatMap((found) => {
    const [, table = '', kind = '', names = ''] = found ?? [];
    return [...names.matchAll(/`(\w+)`/g)].map(([, name]) => ({ column: `${table}.${name}`, kind }));
  });

describe('The data classes', () => {
  test('name every column of the base and the key store, once', () => {
    expect(columns.size).toBeGreaterThan(250);
    expect(told.map(({ column }) => column).sort()).toEqual([...columns.keys()].sort());
  });

  test('are those that the page explains', () => {
    expect(told.filter(({ kind }) => !classes.includes(kind))).toEqual([]);
  });

  // What is sealed is bytes, and what is bytes is sealed, or a file: a text column can hold no sealed value by mistake.
  test('fit the kind of the column', () => {
    const mayBeBytes = ['sealed', 'key', 'proof', 'issued'];
    const wrong = told.filter(({ column, kind }) =>
      columns.get(column) ? !mayBeBytes.includes(kind) : kind === 'sealed' || kind === 'key' || kind === 'issued',
    );
    expect(wrong).toEqual([]);
  });
});
