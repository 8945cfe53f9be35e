import { migrationsFolder, migrationsIn } from './migrate';
import {
  countOf,
  emptying,
  forgetTouched,
  fromPlain,
  insertion,
  PAGE,
  type PlainRow,
  type Source,
  selection,
  type TableShape,
  toPlain,
} from './portable';
import type { Fault, Filling } from './store.shape';

export type Run = (text: string, values?: unknown[]) => Promise<{ rows: unknown[] }>;

export const asOfOneMoment = 'set transaction isolation level repeatable read read only';

/** The whole base, within a transaction that began with `asOfOneMoment`. */
export function sourceOf(run: Run): Source {
  return {
    rows: async function* (shape: TableShape): AsyncGenerator<PlainRow[]> {
      await run(`declare backup_rows no scroll cursor for ${selection(shape)}`);
      try {
        for (;;) {
          const { rows } = await run(`fetch ${PAGE} from backup_rows`);
          if (rows.length === 0) return;
          yield rows.map((row) => toPlain(shape, row as Record<string, unknown>));
        }
      } finally {
        // After an error the transaction is over, and its cursors with it.
        await run('close backup_rows').catch(() => undefined);
      }
    },
  };
}

// PostgreSQL takes at most 65,535 values in one statement.
const MOST_VALUES = 10_000;

/** Within a transaction: the tables as they were, their rows, then the tables as they are now. */
export async function fillPostgres(run: Run, { tags, load }: Filling): Promise<void> {
  const all = migrationsIn(migrationsFolder('postgres'));
  await run('create table migrations (tag text primary key, at timestamptz not null)');
  await apply(
    run,
    all.filter(({ tag }) => tags.includes(tag)),
  );
  const emptied = new Set<string>();
  await load({
    insert: async (shape, rows) => {
      if (!emptied.has(shape.name)) await run(emptying(shape));
      emptied.add(shape.name);
      const most = Math.max(1, Math.floor(MOST_VALUES / shape.columns.length));
      for (let from = 0; from < rows.length; from += most) {
        const part = rows.slice(from, from + most);
        const values = part.flatMap((row) => fromPlain(shape, row, 'postgres'));
        await run(insertion(shape, places(part.length, shape.columns.length)), values);
      }
    },
  });
  const forget = forgetTouched(tags);
  if (forget) await run(forget);
  await apply(
    run,
    all.filter(({ tag }) => !tags.includes(tag)),
  );
}

function places(rows: number, columns: number): string {
  const row = (n: number) => Array.from({ length: columns }, (_, column) => `$${n * columns + column + 1}`).join(', ');
  return Array.from({ length: rows }, (_, n) => `(${row(n)})`).join(', ');
}

export async function apply(run: Run, migrations: { tag: string; statements: string[] }[]): Promise<void> {
  for (const { tag, statements } of migrations) {
    for (const statement of statements) await run(statement);
    await run('insert into migrations (tag, at) values ($1, now())', [tag]);
  }
}

/** Whether as many rows are there as came. Links are checked row by row, and its files are the server's to answer for. */
export async function faultInPostgres(run: Run, expected: Record<string, number>): Promise<Fault | null> {
  for (const [table, count] of Object.entries(expected)) {
    const { rows } = await run(countOf(table));
    if (Number((rows[0] as { count: unknown }).count) !== count) return 'counts-differ';
  }
  return null;
}

/** Whether nothing was ever set up here. */
export async function isEmptyPostgres(run: Run): Promise<boolean> {
  const { rows } = await run(`select 1 from information_schema.tables where table_schema = 'public' limit 1`);
  return rows.length === 0;
}
