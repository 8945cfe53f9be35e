import { is } from 'drizzle-orm';
import { toSnakeCase } from 'drizzle-orm/casing';
import * as pg from 'drizzle-orm/pg-core';
import * as lite from 'drizzle-orm/sqlite-core';
import { engine } from './engine';
import * as schema from './schema';

/** What a column holds, said so that either engine understands: moments in milliseconds, bytes in base64. */
export type Kind = 'text' | 'whole' | 'flag' | 'moment' | 'bytes';
export type TableShape = { name: string; columns: { name: string; kind: Kind }[] };
export type PlainRow = (string | number | boolean | null)[];

/** The whole base as of one moment, read while others go on writing. */
export type Source = { rows(shape: TableShape): AsyncIterable<PlainRow[]> };

/** An empty base being filled, in one transaction. */
export type Sink = { insert(shape: TableShape, rows: PlainRow[]): Promise<void> };

export const PAGE = 2_000;

/** Every table there is, each after those it points to. */
export function tableShapes(): TableShape[] {
  const tables = Object.values<unknown>(schema).filter(isTable);
  const ordered: pg.PgTable[] = [];
  const place = (table: pg.PgTable) => {
    if (ordered.includes(table)) return;
    for (const { reference } of configOf(table).foreignKeys) {
      const { foreignTable } = reference();
      if (foreignTable !== table) place(foreignTable);
    }
    ordered.push(table);
  };
  for (const table of tables) place(table);
  return ordered.map(shapeOf);
}

// The types speak PostgreSQL, also where the tables are SQLite's (see columns.ts).
const isTable = (value: unknown): value is pg.PgTable =>
  is(value, engine === 'sqlite' ? (lite.SQLiteTable as unknown as typeof pg.PgTable) : pg.PgTable);
const configOf = (engine === 'sqlite' ? lite.getTableConfig : pg.getTableConfig) as typeof pg.getTableConfig;

function shapeOf(table: pg.PgTable): TableShape {
  const { name, columns } = configOf(table);
  return {
    name,
    columns: columns.map((column) => ({ name: toSnakeCase(column.name), kind: kinds[column.dataType] ?? 'text' })),
  };
}

const kinds: Partial<Record<string, Kind>> = {
  string: 'text',
  number: 'whole',
  boolean: 'flag',
  date: 'moment',
  buffer: 'bytes',
  custom: 'bytes',
};

/** A row as an engine gives it, in the words both understand. */
export function toPlain({ columns }: TableShape, row: Record<string, unknown>): PlainRow {
  return columns.map(({ name, kind }) => {
    const value = row[name];
    if (value === null || value === undefined) return null;
    if (kind === 'bytes') return Buffer.from(value as Uint8Array).toString('base64');
    if (kind === 'flag') return Boolean(value);
    if (kind === 'moment') return value instanceof Date ? value.getTime() : Number(value);
    return value as string | number;
  });
}

/** And back. SQLite keeps moments and flags as numbers, PostgreSQL as what they are. */
export function fromPlain({ columns }: TableShape, row: PlainRow, to: 'sqlite' | 'postgres'): unknown[] {
  return columns.map(({ kind }, n) => {
    const value = row[n] ?? null;
    if (value === null) return null;
    if (kind === 'bytes') return Buffer.from(String(value), 'base64');
    if (kind === 'flag') return to === 'sqlite' ? Number(value) : value;
    if (kind === 'moment') return to === 'sqlite' ? value : new Date(Number(value)).toISOString();
    return value;
  });
}

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;

/** What has an order of its own is read in it: the audit is a chain. */
export function selection({ name, columns }: TableShape): string {
  const order = columns.some((column) => column.name === 'seq') ? ' order by seq' : '';
  return `select ${columns.map((column) => quoted(column.name)).join(', ')} from ${quoted(name)}${order}`;
}

export function insertion({ name, columns }: TableShape, values: string): string {
  return `insert into ${quoted(name)} (${columns.map((column) => quoted(column.name)).join(', ')}) values ${values}`;
}

/** Rows that come from a copy are no changes: the triggers that saw them come are told so (see db/facts.ts). */
export const forgetTouched = (tags: string[]) =>
  tags.includes('0006_facts_follow') ? 'delete from touched_facts' : null;

export const emptying = ({ name }: TableShape) => `delete from ${quoted(name)}`;

export const countOf = (table: string) => `select count(*) as count from ${quoted(table)}`;
