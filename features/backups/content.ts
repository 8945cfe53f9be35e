import type { PlainRow, Sink, Source, TableShape } from '@/db/portable';
import { tableShapes } from '@/db/portable';
import type { KeyCopy } from '@/db/store';
import { follows, type SealedLink } from '@/lib/chain';
import { NotWhole } from '@/lib/errors';

/** How many rows of each table. */
export type Counts = Record<string, number>;

/** The rows of the base as lines: which tables, their rows by the page, and how many there were. */
export async function* dataLines(source: Source): AsyncGenerator<string> {
  const shapes = tableShapes();
  yield line({ tables: shapes });
  const counts: Counts = {};
  for (const shape of shapes) {
    counts[shape.name] = 0;
    for await (const rows of source.rows(shape)) {
      counts[shape.name] = (counts[shape.name] ?? 0) + rows.length;
      yield line({ table: shape.name, rows });
    }
  }
  yield line({ end: counts });
}

const line = (value: object) => `${JSON.stringify(value)}\n`;

export type Seen = { table: string; row: Record<string, PlainRow[number]> };
export type DataEnd = { counts: Counts; auditSeq: number; auditHash: string };

/**
 * Puts the lines into an empty base and shows each row to `see`. Throws `NotWhole` unless every row is there and the
 * audit is whole.
 */
export async function loadData(
  lines: AsyncIterable<unknown>,
  sink: Sink,
  see?: (seen: Seen) => void,
): Promise<DataEnd> {
  const shapes = new Map<string, TableShape>();
  const counts: Counts = {};
  const chain = { seq: 0, hash: '' };
  let end: Counts | undefined;
  for await (const each of lines as AsyncIterable<DataLine>) {
    if (end) throw new NotWhole('altered');
    if (each.tables) for (const shape of each.tables) shapes.set(shape.name, shape);
    if (each.end) end = each.end;
    const shape = shapes.get(each.table ?? '');
    if (!each.rows || !shape) continue;
    await sink.insert(shape, each.rows);
    counts[shape.name] = (counts[shape.name] ?? 0) + each.rows.length;
    if (shape.name !== 'audit_entries' && !see) continue;
    for (const row of each.rows) {
      const named = Object.fromEntries(shape.columns.map(({ name }, n) => [name, row[n] ?? null]));
      if (shape.name === 'audit_entries') walk(chain, named);
      see?.({ table: shape.name, row: named });
    }
  }
  if (!end) throw new NotWhole('cut');
  for (const name of shapes.keys()) if ((counts[name] ?? 0) !== end[name]) throw new NotWhole('counts-differ');
  return { counts: end, auditSeq: chain.seq, auditHash: chain.hash };
}

type DataLine = { tables?: TableShape[]; table?: string; rows?: PlainRow[]; end?: Counts };

/** One step along the audit. */
function walk(chain: { seq: number; hash: string }, row: Seen['row']): void {
  const link: SealedLink = {
    seq: Number(row.seq),
    at: new Date(Number(row.at)),
    actorKind: String(row.actor_kind),
    actorId: String(row.actor_id),
    act: String(row.act),
    subjectKind: String(row.subject_kind),
    subjectId: String(row.subject_id),
    details: String(row.details),
    previousHash: String(row.previous_hash),
    hash: String(row.hash),
  };
  if (!follows(link, chain)) throw new NotWhole('audit-broken');
  chain.seq = link.seq;
  chain.hash = link.hash;
}

const KEYS_A_LINE = 1_000;

/** The key store as lines. Every key in it is wrapped by the master key, which no backup holds in clear. */
export async function* keyLines({ keys, slots, root, buried }: KeyCopy): AsyncGenerator<string> {
  for (let from = 0; from < keys.length; from += KEYS_A_LINE)
    yield line({
      keys: keys
        .slice(from, from + KEYS_A_LINE)
        .map(({ personId, version, wrapped }) => [personId, version, wrapped.toString('base64')]),
    });
  yield line({
    slots: slots.map((slot) => ({
      ...slot,
      wrapped: slot.wrapped.toString('base64'),
      createdAt: slot.createdAt.getTime(),
    })),
    root: root?.toString('base64') ?? null,
    buried: buried.map(({ personId, at }) => [personId, at.getTime()]),
    end: { keys: keys.length },
  });
}

type KeyLine = {
  keys?: [string, number, string][];
  slots?: (Omit<KeyCopy['slots'][number], 'wrapped' | 'createdAt'> & { wrapped: string; createdAt: number })[];
  root?: string | null;
  buried?: [string, number][];
  end?: { keys: number };
};

const bytes = (text: string) => Buffer.from(text, 'base64');

export async function readKeys(lines: AsyncIterable<unknown>): Promise<KeyCopy> {
  const copy: KeyCopy = { keys: [], slots: [], root: null, buried: [] };
  let end: KeyLine['end'];
  for await (const each of lines as AsyncIterable<KeyLine>) {
    if (end) throw new NotWhole('altered');
    for (const [personId, version, wrapped] of each.keys ?? [])
      copy.keys.push({ personId, version, wrapped: bytes(wrapped) });
    copy.slots.push(
      ...(each.slots ?? []).map((slot) => ({
        ...slot,
        wrapped: bytes(slot.wrapped),
        createdAt: new Date(slot.createdAt),
      })),
    );
    if (each.root) copy.root = bytes(each.root);
    copy.buried.push(...(each.buried ?? []).map(([personId, at]) => ({ personId, at: new Date(at) })));
    end = each.end;
  }
  if (!end) throw new NotWhole('cut');
  if (end.keys !== copy.keys.length) throw new NotWhole('counts-differ');
  return copy;
}
