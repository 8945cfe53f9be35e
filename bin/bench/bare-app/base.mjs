import Database from 'better-sqlite3';

// One connection for reading and one for writing, statements prepared once: the least that an app can do.
const held = globalThis;

export const read = (sql) => statement('reading', sql);
export const write = (sql) => statement('writing', sql);

function statement(which, sql) {
  held.bareBase ??= opened();
  const { base, known } = held.bareBase[which];
  if (!known.has(sql)) known.set(sql, base.prepare(sql));
  return known.get(sql);
}

function opened() {
  const writing = new Database(process.env.BARE_BASE);
  writing.pragma('journal_mode = WAL');
  writing.pragma('synchronous = FULL');
  const reading = new Database(process.env.BARE_BASE, { readonly: true });
  return { reading: { base: reading, known: new Map() }, writing: { base: writing, known: new Map() } };
}
