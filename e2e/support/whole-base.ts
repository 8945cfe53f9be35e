import { createHash } from 'node:crypto';
import { getTableName, is } from 'drizzle-orm';
import { SQLiteTable } from 'drizzle-orm/sqlite-core';
import * as schema from '@/db/schema';
import { store } from '@/db/store';

/**
 * Prints, of every table that only a change may touch, how many rows it has and a hash of all of them. What the nightly
 * job writes is left out: it may run at any moment of a test.
 */
const left = ['audit_entries', 'audit_head', 'audit_checkpoints', 'sessions', 'throttles', 'known_devices'];
const byNight = (row: { id?: string }) => ['nightly', 'person-pairs'].includes(row.id ?? '');
const opened = await store();
const all: Record<string, string> = {};
for (const table of Object.values(schema)) {
  if (!is(table, SQLiteTable) || left.includes(getTableName(table))) continue;
  const found = await opened.reader.select().from(table as unknown as typeof schema.users);
  const rows = found.filter((row) => !byNight(row)).map((row) => JSON.stringify(row));
  all[getTableName(table)] = `${rows.length} ${createHash('sha256').update(rows.sort().join('\n')).digest('hex')}`;
}
console.log(JSON.stringify(all));
await opened.close();
