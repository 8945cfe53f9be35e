import { and, eq, isNull, or } from 'drizzle-orm';
import { change, notYours } from '@/db/change';
import type { Writer } from '@/db/client';
import { isUnlocked } from '@/db/master-key';
import { auditCheckpoints, auditHead, offices, users } from '@/db/schema';
import { notify } from '@/features/notices/commands';
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

/** The work of a night: verifies the whole log, then signs where it stands. Throws `Sealed` while the keys are not in memory. */
export async function makeCheckpoint(now = new Date()): Promise<Checkpoint> {
  await verifyNow(nightly);
  return keepCheckpoint(nightly, now);
}

/**
 * Signs where the log stands and keeps it, so that what came before cannot be changed unnoticed once a copy has left
 * the machine.
 */
export async function keepCheckpoint(actor: Actor, now = new Date()): Promise<Checkpoint> {
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
  return isUnlocked() ? shortForm(await keepCheckpoint(actor, now)) : null;
}

/** Verifies the whole log now, records what was found, and tells those who must act when it was changed. */
export async function verifyNow(actor: Actor): Promise<Verdict | Refused<'not-yours'>> {
  if (!mayReadAudit(actor)) return notYours(actor, 'audit.verify');
  const verdict = await verifyAudit(actor);
  const { entries, checkpoints, findings } = verdict;
  const [worst] = findings;
  const subject = { kind: 'audit', id: 'verification' } as const;
  await change(actor, async (tx, audit) => {
    if (!worst) return audit.record({ act: 'audit.verified', subject, details: { entries, checkpoints } });
    await notify(tx, await answerable(tx), 'audit-changed');
    const { kind, seq, other } = worst;
    const details = { entries, checkpoints, kind, seq, other, findings: findings.length };
    return audit.record({ act: 'audit.found-changed', subject, details });
  });
  return verdict;
}

/** Those who read the audit of the whole house: administrators, and supervisors at headquarters. */
async function answerable(tx: Writer): Promise<string[]> {
  const atHeadquarters = and(eq(users.role, 'supervisor'), eq(offices.kind, 'headquarters'));
  const rows = await tx
    .select({ id: users.id })
    .from(users)
    .innerJoin(offices, eq(offices.id, users.officeId))
    .where(and(isNull(users.disabledAt), or(eq(users.role, 'administrator'), atHeadquarters)));
  return rows.map(({ id }) => id);
}

/** A checkpoint to be kept away from the machine, for those who read the audit. */
export async function takeCheckpoint(actor: Staff, now = new Date()): Promise<Checkpoint | Refused<'not-yours'>> {
  return mayReadAudit(actor) ? keepCheckpoint(actor, now) : notYours(actor, 'audit.export');
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
