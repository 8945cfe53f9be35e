import * as pg from 'drizzle-orm/pg-core';
import * as lite from 'drizzle-orm/sqlite-core';
import { engine } from './engine';

/**
 * Every kind of column, once per engine. The SQLite half is cast, here and nowhere else, to the type of the PostgreSQL
 * half: types speak PostgreSQL, the default tests speak SQLite. See docs/decisions/0002-one-schema-two-engines.md.
 */
const onSqlite = engine === 'sqlite';

function same<T>(postgres: () => T, sqlite: () => unknown): T {
  return onSqlite ? (sqlite() as T) : postgres();
}

export const table = (onSqlite ? lite.sqliteTable : pg.pgTable) as typeof pg.pgTable;
export const index = (onSqlite ? lite.index : pg.index) as typeof pg.index;
export const uniqueIndex = (onSqlite ? lite.uniqueIndex : pg.uniqueIndex) as typeof pg.uniqueIndex;
export const primaryKey = (onSqlite ? lite.primaryKey : pg.primaryKey) as typeof pg.primaryKey;

/** A primary key: a UUID as text. */
export const id = () =>
  same(
    () => pg.text().primaryKey(),
    () => lite.text().primaryKey(),
  );

export const text = () =>
  same(
    () => pg.text(),
    () => lite.text(),
  );

/** One code of a closed list. */
export const oneOf = <const Codes extends readonly [string, ...string[]]>(codes: Codes) =>
  same(
    () => pg.text({ enum: codes as unknown as [Codes[number], ...Codes[number][]] }),
    () => lite.text({ enum: codes as unknown as [string, ...string[]] }),
  );

export const whole = () =>
  same(
    () => pg.integer(),
    () => lite.integer(),
  );

export const flag = () =>
  same(
    () => pg.boolean(),
    () => lite.integer({ mode: 'boolean' }),
  );

/** A calendar day, text `YYYY-MM-DD`. */
export const day = () => text();

/** A month or year, text `YYYY-MM` or `YYYY`: as precise as plain columns may be about a person. */
export const month = () => text();

/** A moment in UTC, to the millisecond. */
export const moment = () =>
  same(
    () => pg.timestamp({ withTimezone: true, precision: 3, mode: 'date' }),
    () => lite.integer({ mode: 'timestamp_ms' }),
  );

const bytea = pg.customType<{ data: Buffer; driverData: Buffer }>({
  dataType: () => 'bytea',
  fromDriver: (value) => Buffer.from(value),
});

export const bytes = () =>
  same(
    () => bytea(),
    () => lite.blob({ mode: 'buffer' }),
  );
