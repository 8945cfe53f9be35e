import { type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import { engine } from './engine';

/** Whether a column holds one of many values, which travel as one parameter: engines take only so many of them. */
export function among(column: SQLWrapper, values: string[]): SQL {
  const list = JSON.stringify(values);
  return engine === 'sqlite'
    ? sql`${column} in (select value from json_each(${list}))`
    : sql`${column} in (select jsonb_array_elements_text(${list}::jsonb))`;
}
