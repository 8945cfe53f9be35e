import { z } from 'zod';
import type { Refused } from '@/lib/errors';
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
