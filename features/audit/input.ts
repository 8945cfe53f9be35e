import { z } from 'zod';
import { addDays, isDay } from '@/lib/calendar';
import type { Refused } from '@/lib/errors';
import { type Group, groups } from './groups';
import type { Printed } from './rules';

const hex = (length: number) => z.string().regex(new RegExp(`^[0-9a-f]{${length}}$`));

/** A checkpoint as its file holds it: readable, complete, and checked when it comes back. */
const checkpointFile = z.object({
  what: z.literal('Pulang audit checkpoint'),
  version: z.literal(1),
  seq: z.number().int().min(0),
  hash: z.union([hex(64), z.literal('')]),
  at: z.iso.datetime().transform((text) => new Date(text)),
  keyId: hex(16),
  publicKey: z.string().regex(/^[\w-]{43}$/),
  signature: z.string().regex(/^[\w-]{86}$/),
});

export type CheckpointInFile = Omit<z.infer<typeof checkpointFile>, 'what' | 'version'>;

/** The content of a checkpoint file. */
export function writeCheckpoint(checkpoint: CheckpointInFile): string {
  const { seq, hash, at, keyId, publicKey, signature } = checkpoint;
  const content = { what: 'Pulang audit checkpoint', version: 1, seq, hash, at: at.toISOString() };
  return `${JSON.stringify({ ...content, keyId, publicKey, signature }, null, 2)}\n`;
}

export function readCheckpoint(text: string): CheckpointInFile | Refused<'not-a-checkpoint'> {
  try {
    return checkpointFile.parse(JSON.parse(text));
  } catch {
    return { refused: 'not-a-checkpoint' };
  }
}

/** The mark of a report, as somebody types it from the paper: anything may stand between its three parts. */
export function readPrinted(text: string): Printed | Refused<'not-a-mark'> {
  const [, seq, hash, keyId] = /^\D*(\d+)[^0-9a-f]+([0-9a-f]{16})[^0-9a-f]+([0-9a-f]{16})\s*$/i.exec(text) ?? [];
  if (!seq || !hash || !keyId) return { refused: 'not-a-mark' };
  return { seq: Number(seq), hash: hash.toLowerCase(), keyId: keyId.toLowerCase() };
}

/** What an address asks of the audit. People by their id and cases by their number: no address names a person. */
export type AuditFilter = {
  group?: Group;
  colleague?: string;
  subject?: { kind: string; id: string };
  since?: Date;
  until?: Date;
};

export type AuditQuery = Record<string, string | string[] | undefined>;

/** Reads the address. What is not a day is named, so that it can be said, and left out. */
export function readFilter(query: AuditQuery): { filter: AuditFilter; before?: number; notDays: string[] } {
  const one = (name: string) => [query[name]].flat()[0]?.trim() ?? '';
  const group = groups.find((each) => each === one('group'));
  const colleague = /^[\w-]{1,64}$/.test(one('colleague')) ? one('colleague') : undefined;
  const [, kind, id] = /^([a-z]{1,20}):([\w-]{1,64})$/.exec(one('subject')) ?? [];
  const [from, to] = [one('from'), one('to')];
  const before = /^[1-9]\d{0,9}$/.test(one('before')) ? Number(one('before')) : undefined;
  return {
    filter: {
      ...(group && { group }),
      ...(colleague && { colleague }),
      ...(kind && id && { subject: { kind, id } }),
      ...(isDay(from) && { since: beginOf(from) }),
      ...(isDay(to) && { until: beginOf(addDays(to, 1)) }),
    },
    ...(before && { before }),
    notDays: [from, to].filter((text) => text && !isDay(text)),
  };
}

/** Days are those of Jakarta, as everywhere. */
const beginOf = (day: string) => new Date(`${day}T00:00:00+07:00`);

/** The same view with one part changed, added or taken away. */
export function addressWith(query: AuditQuery, changes: Record<string, string | null>, path = '/audit'): string {
  const asked = Object.fromEntries(parts.map((name) => [name, [query[name]].flat()[0]]));
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...asked, ...changes })) if (value) parameters.set(name, value);
  return parameters.size > 0 ? `${path}?${parameters}` : path;
}

const parts = ['group', 'colleague', 'subject', 'from', 'to', 'before'];
