import { and, asc, desc, eq } from 'drizzle-orm';
import { type Walk, walkChain } from '@/db/audit';
import { db } from '@/db/client';
import { isUnlocked } from '@/db/master-key';
import { auditCheckpoints, auditEntries } from '@/db/schema';
import type { Actor } from '@/lib/actor';
import { Forbidden } from '@/lib/errors';
import { mayReadAudit } from '../access';
import { type Checkpoint, isGenuine, keyIdOf, ownPublicKey, type StoredCheckpoint } from '../checkpoint';
import { diagnose, type Finding, type Landmark, landmarksAlong, type Printed } from '../rules';
import { told } from './entries';

/** What somebody kept outside of the machine: a checkpoint file, or the mark printed on a report. */
export type Outside = { file?: Checkpoint; printed?: Printed };

export type Verdict = {
  /** How many entries are whole, from the first on, and when the last of them was written. */
  entries: number;
  lastAt: Date | null;
  lastHash: string;
  /** How many checkpoints hold, kept here or brought along. */
  checkpoints: number;
  /** Whether signatures could be checked: that takes the keys in memory, or a file that carries the public key. */
  signatures: 'checked' | 'not-checked';
  findings: Finding[];
};

/** Verifies the whole log: every entry, its end, the checkpoints kept here, and what was brought along. */
export async function verifyAudit(actor: Actor, outside: Outside = {}): Promise<Verdict> {
  if (!mayReadAudit(actor)) throw new Forbidden('audit');
  const landmarks = landmarksAlong([...stored(await checkpoints()), ...brought(outside)]);
  const announced: number[] = [];
  const walk = await walkChain((entry, head) => {
    landmarks.pass(entry);
    if (entry.act === 'audit.checkpointed' && entry.seq <= head.seq) announced.push(announcedIn(entry.details));
  });
  const publicKey = isUnlocked() ? ownPublicKey() : outside.file?.publicKey;
  const { held, findings } = landmarks.found(walk.last.seq, walk.end !== 'misfit');
  return {
    entries: walk.last.seq,
    lastAt: walk.last.at,
    lastHash: walk.last.hash,
    checkpoints: held,
    signatures: publicKey ? 'checked' : 'not-checked',
    findings: [
      ...aboutChain(walk),
      ...findings,
      ...aboutOutside(outside, publicKey),
      // Read again: one that was made since the walk began is there by now.
      ...aboutStored(await checkpoints(), announced, publicKey),
    ],
  };
}

/** The checkpoint that was made last, what the last verification found, and the key that signs here. */
export async function lastProofs(actor: Actor) {
  if (!mayReadAudit(actor)) throw new Forbidden('audit');
  const reader = await db();
  const [checkpoint] = await reader.select().from(auditCheckpoints).orderBy(desc(auditCheckpoints.seq)).limit(1);
  const [verification] = await reader
    .select()
    .from(auditEntries)
    .where(and(eq(auditEntries.subjectKind, 'audit'), eq(auditEntries.subjectId, 'verification')))
    .orderBy(desc(auditEntries.seq))
    .limit(1);
  const [verified] = verification ? await told([verification]) : [];
  return { checkpoint: checkpoint ?? null, verification: verified ?? null, keyId: keyIdOf(ownPublicKey()) };
}

async function checkpoints(): Promise<StoredCheckpoint[]> {
  return (await db()).select().from(auditCheckpoints).orderBy(asc(auditCheckpoints.seq));
}

const stored = (kept: StoredCheckpoint[]) => kept.map(({ seq, hash }): Landmark => ({ seq, hash, source: 'stored' }));

const brought = ({ file, printed }: Outside): Landmark[] => [
  ...(file ? [{ seq: file.seq, hash: file.hash, source: 'file' as const }] : []),
  ...(printed ? [{ ...printed, source: 'printed' as const }] : []),
];

function aboutChain(walk: Walk): Finding[] {
  const { end, last, head } = walk;
  if (end === 'misfit') return [diagnose(walk.misfit)];
  if (end === 'cut') return [{ kind: 'cut', seq: last.seq + 1, other: head.seq }];
  if (end === 'beyond') return [{ kind: 'beyond', seq: last.seq }];
  return end === 'differs' ? [{ kind: 'end-differs', seq: head.seq }] : [];
}

/** A file proves nothing when it was changed after signing, or when this installation's key did not sign it. */
function aboutOutside({ file, printed }: Outside, publicKey: string | undefined): Finding[] {
  if (file && !isGenuine(file, file.publicKey)) return [{ kind: 'checkpoint-forged', seq: file.seq }];
  if (file && publicKey && file.publicKey !== publicKey) return [{ kind: 'checkpoint-foreign', seq: file.seq }];
  if (printed && publicKey && printed.keyId !== keyIdOf(publicKey))
    return [{ kind: 'checkpoint-foreign', seq: printed.seq }];
  return [];
}

function aboutStored(kept: StoredCheckpoint[], announced: number[], publicKey: string | undefined): Finding[] {
  const forged = publicKey && kept.find((checkpoint) => !isGenuine(checkpoint, publicKey));
  const there = new Set(kept.map(({ seq }) => seq));
  const gone = announced.find((seq) => !there.has(seq));
  return [
    ...(forged ? [{ kind: 'checkpoint-forged' as const, seq: forged.seq }] : []),
    ...(gone === undefined ? [] : [{ kind: 'checkpoint-gone' as const, seq: gone }]),
  ];
}

function announcedIn(details: string): number {
  return Number((JSON.parse(details) as { seq?: number }).seq);
}
