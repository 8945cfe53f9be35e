import { getTableColumns, getTableName, is, Table } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import { expect, test } from 'vitest';
import * as schema from '@/db/schema';
import { places } from './places';
import { placeNames } from './rules';

/** Sealed, and not about a person who was helped: secrets of staff. */
const ofStaff = ['totp_secrets.secret', 'passkeys.publicKey'];
/** Bytes of what was issued or released: counts about nobody, which must stay as they are. */
const issued = ['edition_files.content', 'release_files.content'];

test('Every sealed column of every table is in a place that erasing reaches', () => {
  const tables = Object.values(schema).filter((each): each is PgTable & typeof each => is(each, Table));
  const sealed = tables.flatMap((table) =>
    Object.entries(getTableColumns(table))
      .filter(([, column]) => column.getSQLType() === 'blob')
      .map(([name]) => ({ table, name, is: `${getTableName(table)}.${name}` })),
  );
  expect(sealed.length).toBeGreaterThan(15);
  const reached = ({ table, name }: (typeof sealed)[number]) =>
    places.some((place) => place.table === table && (place.does === 'deleted' || place.columns.includes(name)));
  const missed = sealed.filter((column) => ![...ofStaff, ...issued].includes(column.is) && !reached(column));
  expect(missed.map((column) => column.is)).toEqual([]);
});

test('Each place has its name once', () => {
  expect(places.map(({ name }) => name)).toEqual([...placeNames]);
});
