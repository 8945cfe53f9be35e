import { eq, inArray } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { change } from '@/db/change';
import { lock } from '@/db/master-key';
import { auditCheckpoints, auditEntries } from '@/db/schema';
import { store } from '@/db/store';
import { noticesOf } from '@/features/notices/queries';
import { freshBase } from '@/test/base';
import { ayu, bagus, citra, dewi, eko, machine } from '@/test/people';
import { asOwnerOfTheBase, cutAfter, endAtLast, entry, moveFrom, rewrite, sealedAnew } from '@/test/tampering';
import { type Checkpoint, isGenuine, shortForm, signCheckpoint } from './checkpoint';
import { keepCheckpoint, makeCheckpoint, markForExport, verifyNow } from './commands';
import { readCheckpoint, readPrinted, writeCheckpoint } from './input';
import { lastProofs, type Outside, verifyAudit } from './queries/verification';

freshBase();

const opened = (n: number) =>
  change(n % 2 ? ayu : bagus, (_tx, audit) =>
    audit.record({ act: 'case.opened', subject: { kind: 'case', id: `PNH-2026-0000${n}` } }),
  );
const findings = async (outside?: Outside) => (await verifyAudit(machine, outside)).findings;

/** A log of nine entries: the first fills the base, the others open cases. */
beforeEach(async () => {
  for (let n = 2; n <= 9; n += 1) await opened(n);
});

describe('Verification of a log that was left alone', () => {
  test('finds nothing, and says how far it reaches', async () => {
    const verdict = await verifyAudit(machine);
    expect(verdict).toMatchObject({ entries: 9, findings: [], checkpoints: 0, signatures: 'checked' });
    expect(verdict.lastHash).toBe((await entry(9)).hash);
  });

  test('finds nothing while others write', async () => {
    const [verdict] = await Promise.all([verifyAudit(machine), ...[1, 2, 3, 4, 5].map(opened)]);
    expect(verdict.findings).toEqual([]);
  });

  test('is recorded for administrators and supervisors; nobody else may ask for it', async () => {
    expect(await verifyNow(eko)).toMatchObject({ findings: [] });
    expect(await verifyNow(citra)).toMatchObject({ findings: [] });
    expect((await lastProofs(eko)).verification?.entry).toMatchObject({ act: 'audit.verified', actorId: citra.id });
    for (const colleague of [ayu, dewi]) {
      expect(await verifyNow(colleague)).toEqual({ refused: 'not-yours' });
      await expect(verifyAudit(colleague)).rejects.toThrow('audit');
    }
  });
});

describe('By night', () => {
  test('the log is verified, and then signed', async () => {
    expect(await makeCheckpoint()).toMatchObject({ seq: 10 });
    expect([(await entry(10)).act, (await entry(11)).act]).toEqual(['audit.verified', 'audit.checkpointed']);
    expect(await noticesOf(eko)).toEqual([]);
  });

  test('administrators and headquarters are told of a changed log; a caseworker is not', async () => {
    await asOwnerOfTheBase((tx) => tx.update(auditEntries).set({ act: 'case.closed' }).where(eq(auditEntries.seq, 5)));
    await makeCheckpoint();
    for (const colleague of [eko, citra]) expect(await noticesOf(colleague)).toMatchObject([{ kind: 'audit-changed' }]);
    for (const colleague of [ayu, dewi]) expect(await noticesOf(colleague)).toEqual([]);
    expect((await lastProofs(eko)).verification).toMatchObject({
      entry: { act: 'audit.found-changed', actorId: 'nightly' },
      details: { kind: 'edited', seq: 5, entries: 4 },
    });
  });
});

describe('Somebody who owns the database is found out', () => {
  test('when they edit an entry', async () => {
    await asOwnerOfTheBase((tx) => tx.update(auditEntries).set({ actorId: bagus.id }).where(eq(auditEntries.seq, 5)));
    expect(await findings()).toEqual([{ kind: 'edited', seq: 5 }]);
    expect(await verifyNow(eko)).toMatchObject({ entries: 4 });
    expect((await lastProofs(eko)).verification?.entry).toMatchObject({ act: 'audit.found-changed' });
  });

  test('when they edit an entry and seal it anew', async () => {
    const edited = sealedAnew({ ...(await entry(5)), actorId: bagus.id });
    await asOwnerOfTheBase((tx) => tx.update(auditEntries).set(edited).where(eq(auditEntries.seq, 5)));
    expect(await findings()).toEqual([{ kind: 'replaced', seq: 6, other: 5 }]);
  });

  test('when they delete entries', async () => {
    await asOwnerOfTheBase((tx) => tx.delete(auditEntries).where(inArray(auditEntries.seq, [5, 6])));
    expect(await findings()).toEqual([{ kind: 'missing', seq: 5, other: 6 }]);
  });

  test('when they delete an entry and number the others anew', async () => {
    await asOwnerOfTheBase(async (tx) => {
      await tx.delete(auditEntries).where(eq(auditEntries.seq, 5));
      await moveFrom(tx, 6, -1);
      await endAtLast(tx);
    });
    expect(await findings()).toEqual([{ kind: 'removed', seq: 5 }]);
  });

  test('when they insert an entry', async () => {
    const before = await entry(5);
    const invented = sealedAnew({ ...before, seq: 6, subjectId: 'PNH-2026-09999', previousHash: before.hash });
    await asOwnerOfTheBase(async (tx) => {
      await moveFrom(tx, 6, 1);
      await tx.insert(auditEntries).values(invented);
      await endAtLast(tx);
    });
    expect(await findings()).toEqual([{ kind: 'inserted', seq: 6 }]);
  });

  test('when they put an entry before the first, or behind the last', async () => {
    const [first, last] = [await entry(1), await entry(9)];
    const behind = sealedAnew({ ...last, seq: 10, previousHash: last.hash });
    await asOwnerOfTheBase((tx) => tx.insert(auditEntries).values(behind));
    expect(await findings()).toEqual([{ kind: 'beyond', seq: 10 }]);
    await asOwnerOfTheBase((tx) => tx.insert(auditEntries).values(sealedAnew({ ...first, seq: 0 })));
    expect(await findings()).toEqual([{ kind: 'inserted', seq: 0 }]);
  });

  test('when they swap two entries', async () => {
    await asOwnerOfTheBase(async (tx) => {
      for (const [from, to] of [
        [5, 99],
        [6, 5],
        [99, 6],
      ] as const)
        await tx.update(auditEntries).set({ seq: to }).where(eq(auditEntries.seq, from));
    });
    expect(await findings()).toEqual([{ kind: 'swapped', seq: 5, other: 6 }]);
  });

  test('when they cut the tail off, or lose the end', async () => {
    await asOwnerOfTheBase((tx) => tx.delete(auditEntries).where(inArray(auditEntries.seq, [8, 9])));
    expect(await findings()).toEqual([{ kind: 'cut', seq: 8, other: 9 }]);
  });
});

describe('A cut or wholly rewritten log', () => {
  const cutAtSix = () => asOwnerOfTheBase((tx) => cutAfter(tx, 6));
  const elsewhere = () =>
    asOwnerOfTheBase((tx) => rewrite(tx, (link) => (link.seq === 5 ? { ...link, actorId: bagus.id } : link)));
  const dropCheckpoints = () => asOwnerOfTheBase((tx) => tx.delete(auditCheckpoints));
  const kept = async () => {
    const made = await keepCheckpoint(machine);
    return { made, file: readCheckpoint(writeCheckpoint(made)) as Checkpoint };
  };

  test('without any checkpoint cannot be told from a true one', async () => {
    await cutAtSix();
    expect(await findings()).toEqual([]);
    await elsewhere();
    expect(await findings()).toEqual([]);
  });

  test('does not fit the checkpoints in the base, which cannot be signed without the key', async () => {
    await kept();
    await opened(1);
    await elsewhere();
    expect(await findings()).toEqual([{ kind: 'checkpoint-differs', seq: 9, other: 0 }]);
    const end = await entry(9);
    await asOwnerOfTheBase((tx) => tx.update(auditCheckpoints).set({ hash: end.hash }));
    expect(await findings()).toEqual([{ kind: 'checkpoint-forged', seq: 9 }]);
    await dropCheckpoints();
    expect(await findings()).toEqual([{ kind: 'checkpoint-gone', seq: 9 }]);
  });

  test('that was cut does not reach the checkpoint in the base', async () => {
    await kept();
    await cutAtSix();
    expect(await findings()).toEqual([{ kind: 'checkpoint-cut', seq: 7, other: 9 }]);
  });

  test('does not fit a checkpoint file that left the machine, whatever became of the base', async () => {
    const { file } = await kept();
    expect(await findings({ file })).toEqual([]);
    await dropCheckpoints();
    await cutAtSix();
    expect(await findings()).toEqual([]);
    expect(await findings({ file })).toEqual([{ kind: 'checkpoint-cut', seq: 7, other: 9 }]);
    for (let n = 7; n <= 9; n += 1) await opened(n);
    expect(await findings()).toEqual([]);
    expect(await findings({ file })).toEqual([{ kind: 'checkpoint-differs', seq: 9, other: 0 }]);
  });

  test('does not fit a mark on paper either', async () => {
    const mark = readPrinted(`Tanda audit: ${await markForExport(eko)}`) as Outside['printed'];
    expect(mark).toMatchObject({ seq: 9 });
    expect(await findings({ printed: mark })).toEqual([]);
    await dropCheckpoints();
    await elsewhere();
    await asOwnerOfTheBase((tx) => cutAfter(tx, 9));
    expect(await findings({ printed: mark })).toEqual([{ kind: 'checkpoint-differs', seq: 9, other: 0 }]);
  });

  test('is found out by the file even when the keys were stolen with the base', async () => {
    const { file } = await kept();
    await elsewhere();
    const resigned = signCheckpoint(await entry(9), new Date());
    await asOwnerOfTheBase((tx) =>
      tx.update(auditCheckpoints).set({ hash: resigned.hash, at: resigned.at, signature: resigned.signature }),
    );
    expect(await findings()).toEqual([]);
    expect(await findings({ file })).toEqual([{ kind: 'checkpoint-differs', seq: 9, other: 0 }]);
  });

  test('is bounded by the last checkpoint that holds', async () => {
    await kept();
    await opened(1);
    await kept();
    await asOwnerOfTheBase((tx) => rewrite(tx, (link) => (link.seq > 9 ? { ...link, actorId: dewi.id } : link)));
    expect(await findings()).toEqual([{ kind: 'checkpoint-differs', seq: 11, other: 9 }]);
  });
});

describe('A checkpoint', () => {
  test('is kept, recorded, and proven by the public key it carries, also while the keys are not in memory', async () => {
    const made = await keepCheckpoint(machine, new Date('2026-11-24T17:00:00Z'));
    expect(made).toMatchObject({ seq: 9, hash: (await entry(9)).hash });
    expect((await entry(10)).act).toBe('audit.checkpointed');
    expect((await lastProofs(citra)).checkpoint).toMatchObject({ seq: 9, signature: made.signature });
    lock();
    expect(isGenuine(made, made.publicKey)).toBe(true);
    expect(await verifyAudit(machine)).toMatchObject({ signatures: 'not-checked', findings: [], checkpoints: 1 });
    expect(await verifyAudit(machine, { file: made })).toMatchObject({ signatures: 'checked', findings: [] });
    await expect(keepCheckpoint(machine)).rejects.toThrow('keys');
    expect(await markForExport(eko)).toBeNull();
  });

  test('that was changed after signing, or signed by another key, is not one', async () => {
    const made = await keepCheckpoint(machine);
    for (const changed of [{ seq: 8 }, { hash: 'f'.repeat(64) }, { at: new Date(0) }, { keyId: '0'.repeat(16) }])
      expect(isGenuine({ ...made, ...changed }, made.publicKey)).toBe(false);
    expect(await findings({ file: { ...made, at: new Date(0) } })).toEqual([{ kind: 'checkpoint-forged', seq: 9 }]);
    const stranger = { ...made, publicKey: made.publicKey.replace(/^./, (x) => (x === 'A' ? 'B' : 'A')) };
    expect(await findings({ file: stranger })).toEqual([{ kind: 'checkpoint-forged', seq: 9 }]);
  });

  test('of another installation is told from one of this', async () => {
    const made = await keepCheckpoint(machine);
    const { unlockWith } = await import('@/db/master-key');
    const keys = (await store()).keys;
    const { wrapKey } = await import('@/lib/sealing');
    const other = Buffer.alloc(32, 7);
    await unlockWith(other, { ...keys, root: async () => wrapKey(other, 'root', Buffer.alloc(32, 9)) });
    expect(await findings({ file: made })).toEqual([
      { kind: 'checkpoint-foreign', seq: 9 },
      { kind: 'checkpoint-forged', seq: 9 },
    ]);
    const printed = readPrinted(shortForm(made)) as Outside['printed'];
    expect(await findings({ printed })).toContainEqual({ kind: 'checkpoint-foreign', seq: 9 });
  });
});
