import { change, notYours } from '@/db/change';
import { isUnlocked } from '@/db/master-key';
import { auditCheckpoints, auditHead } from '@/db/schema';
import type { Actor, Machine, Staff } from '@/lib/actor';
import type { Refused } from '@/lib/errors';
import type { Locale } from '@/lib/locale';
import { mayReadAudit } from './access';
import { type Checkpoint, shortForm, signCheckpoint } from './checkpoint';
import { auditCsv, auditCsvHead } from './csv';
import type { AuditFilter } from './input';
import { type AuditPage, auditPage } from './queries/entries';
import { type Verdict, verifyAudit } from './queries/verification';

const nightly: Machine = { kind: 'machine', name: 'nightly' };

/**
 * Signs where the log stands and keeps it, so that what came before cannot be changed unnoticed once a copy has left
 * the machine. Called by night, and by whoever takes something out. Throws `Sealed` while the keys are not in memory.
 */
export async function makeCheckpoint(now = new Date(), actor: Actor = nightly): Promise<Checkpoint> {
  return change(actor, async (tx, audit) => {
    const [head] = await tx.select().from(auditHead);
    if (!head) throw new Error('the audit has no head');
    const checkpoint = signCheckpoint(head, now);
    const { publicKey: _, ...stored } = checkpoint;
    await tx.insert(auditCheckpoints).values(stored);
    await audit.record({
      act: 'audit.checkpointed',
      subject: { kind: 'audit', id: 'log' },
      details: { seq: checkpoint.seq },
    });
    return checkpoint;
  });
}

/** The mark that an export carries out of the machine; none while the keys are not in memory to sign it. */
export async function markForExport(actor: Actor, now = new Date()): Promise<string | null> {
  return isUnlocked() ? shortForm(await makeCheckpoint(now, actor)) : null;
}

/** Verifies the whole log now, and records what was found. */
export async function verifyNow(actor: Actor): Promise<Verdict | Refused<'not-yours'>> {
  if (!mayReadAudit(actor)) return notYours(actor, 'audit.verify');
  const verdict = await verifyAudit(actor);
  const [worst] = verdict.findings;
  await change(actor, (_tx, audit) =>
    audit.record({
      act: worst ? 'audit.found-changed' : 'audit.verified',
      subject: { kind: 'audit', id: 'verification' },
      details: {
        entries: verdict.entries,
        checkpoints: verdict.checkpoints,
        ...(worst && { kind: worst.kind, seq: worst.seq, other: worst.other, findings: verdict.findings.length }),
      },
    }),
  );
  return verdict;
}

/** A checkpoint to be kept away from the machine, for those who read the audit. */
export async function takeCheckpoint(actor: Staff, now = new Date()): Promise<Checkpoint | Refused<'not-yours'>> {
  return mayReadAudit(actor) ? makeCheckpoint(now, actor) : notYours(actor, 'audit.export');
}

/** Takes the entries of a view out as a file, newest first, and records who did, and how many there were. */
export async function exportAudit(
  actor: Staff,
  filter: AuditFilter,
  locale: Locale,
): Promise<Buffer | Refused<'not-yours'>> {
  if (!mayReadAudit(actor)) return notYours(actor, 'audit.export');
  const parts = [auditCsvHead(locale)];
  let rows = 0;
  let before: number | undefined;
  do {
    const page: AuditPage = await auditPage(actor, filter, { before, size: 500 });
    parts.push(auditCsv(page.entries, locale));
    rows += page.entries.length;
    before = page.before;
  } while (before && rows < MOST_ROWS);
  await change(actor, (_tx, audit) =>
    audit.record({ act: 'audit.exported', subject: { kind: 'audit', id: 'log' }, details: { rows } }),
  );
  return Buffer.concat(parts);
}

/** More than anybody reads; whoever needs all of it takes a period at a time. */
const MOST_ROWS = 100_000;
