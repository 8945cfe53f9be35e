import { beforeEach, describe, expect, test } from 'vitest';
import { change } from '@/db/change';
import { caseToChange } from '@/features/cases/commands/found-case';
import { closeCase, recordReturnStep } from '@/features/cases/commands/move-case';
import { openCase } from '@/features/cases/commands/open-case';
import { recordIdentityOpened } from '@/features/cases/commands/open-identity';
import { caseFile } from '@/features/cases/queries/case-file';
import { timelineOf } from '@/features/cases/queries/timeline';
import { addDays, today } from '@/lib/calendar';
import { NotFound } from '@/lib/errors';
import { newId } from '@/lib/id';
import { freshBase } from '@/test/base';
import { ayu, bagus, citra, dewi, eko } from '@/test/people';
import { logged } from '@/test/stays';
import { endBlock, recordBlock } from './commands/block';
import { putMilestone, recordMilestone } from './commands/record';
import { withdrawMilestone } from './commands/withdraw';
import { type BoardAsked, boardAddress, boardAsked } from './input';
import { longBlocked, returnBoard } from './queries/board';
import { lastMoveOf, wayHomeOf } from './queries/path';
import type { BlockKind, Kind } from './rules';

freshBase();

const TODAY = today();
const ago = (days: number) => addDays(TODAY, -days);
const everybody = { office: '' };

/** A case of Ayu's office, on its way as far as told. */
async function onTheWay(name: string, done: [Kind, number][] = [], actor = ayu): Promise<string> {
  const reference = await logged(actor, { name, handledOn: ago(200) });
  await change(actor, async (tx, audit) => {
    const file = await caseToChange(actor, reference, tx);
    for (const [kind, days] of done) await putMilestone(tx, audit, actor, file, { id: newId(), kind, on: ago(days) });
    await audit.record({ act: 'test', subject: { kind: 'case', id: reference } });
  });
  return reference;
}

const keep = async (reference: string, kind: BlockKind, days: number, actor = ayu) => {
  const kept = await recordBlock(actor, reference, { id: newId(), kind, from: ago(days), note: '' });
  return 'id' in kept ? kept.id : '';
};

const listed = async (asked: BoardAsked, actor = ayu) =>
  (await returnBoard(actor, asked)).rows.map(({ reference }) => reference);

describe('The board', () => {
  let unasked = '';
  let verified = '';
  let cleared = '';
  let far = '';
  beforeEach(async () => {
    unasked = await onTheWay('Siti Rahmawati');
    verified = await onTheWay('Rizky Pratama', [
      ['asked', 60],
      ['identity_verified', 20],
    ]);
    cleared = await onTheWay('Wulan Sari', [
      ['travel_document', 30],
      ['exit_clearance', 5],
    ]);
    far = await onTheWay('Joko Susilo', [['booked', 3]], bagus);
    await onTheWay('Sudah Pulang', [['arrived', 3]]);
    const closed = await onTheWay('Selesai Tanpa Pulang');
    await closeCase(
      ayu,
      { reference: closed, version: 0 },
      { on: TODAY, reason: 'lost_contact', referred: false },
      TODAY,
    );
    const reported = { submissionId: newId(), officeId: ayu.officeId, status: 'reported' as const, returnStep: null };
    await openCase(ayu, { ...reported, answers: { destination: 'KH', handledOn: ago(1), name: 'Baru Dilaporkan' } });
    const stays = { submissionId: newId(), officeId: ayu.officeId, status: 'active' as const, returnStep: null };
    await openCase(ayu, { ...stays, answers: { destination: 'KH', handledOn: ago(9), wantsReturn: 'absent' } });
  });

  test('tells Ayu who of her office waits, for what and how long, whoever waits longest first', async () => {
    const { rows, total } = await returnBoard(ayu, everybody);
    expect(rows.map(({ reference, waits, days }) => [reference, waits, days])).toEqual([
      [unasked, 'asked', 200],
      [verified, 'travel_document', 20],
      [cleared, 'booked', 5],
    ]);
    expect(total).toBe(3);
    expect(rows.every(({ mayMove, maskedName }) => mayMove && maskedName !== '')).toBe(true);
    expect(rows.map(({ maskedName }) => maskedName).join()).not.toContain('Rahmawati');
  });

  test('shows Citra every office, Dewi codes without a name, and Eko nothing', async () => {
    expect(await listed(everybody, citra)).toEqual([unasked, verified, cleared, far]);
    expect(await listed({ office: bagus.officeId }, citra)).toEqual([far]);
    expect(await listed({ office: bagus.officeId })).toEqual([]);
    const { rows } = await returnBoard(dewi, everybody);
    expect(rows.map(({ maskedName, mayMove }) => [maskedName, mayMove])).toEqual(Array(4).fill(['', false]));
    await expect(returnBoard(eko, everybody)).rejects.toBeInstanceOf(NotFound);
    expect(await longBlocked(eko)).toBe(0);
  });

  test('opens behind every number exactly so many rows', async () => {
    await keep(unasked, 'passport_withheld', 40);
    await keep(unasked, 'health', 2);
    await keep(verified, 'no_funds', 15);
    const over = await keep(cleared, 'fine_unpaid', 50);
    await endBlock(ayu, cleared, over, ago(5));
    await recordReturnStep(
      ayu,
      { reference: cleared, version: 2 },
      { status: 'held_by_authorities', on: ago(4) },
      TODAY,
    );
    for (const actor of [ayu, citra, dewi]) {
      const { counts, kept, keptAtAll } = await returnBoard(actor, everybody);
      expect(counts.length).toBeGreaterThan(2);
      for (const { officeId, waits, band, count } of counts)
        expect(await listed({ office: officeId, waits, long: band }, actor)).toHaveLength(count);
      for (const { kind, count } of kept) expect(await listed({ office: '', block: kind }, actor)).toHaveLength(count);
      expect(kept.map(({ kind }) => kind)).toEqual(['passport_withheld', 'held_by_authorities', 'no_funds', 'health']);
      expect(await listed({ office: '', block: 'any' }, actor)).toHaveLength(keptAtAll);
      expect(keptAtAll).toBe(3);
    }
    // Fourteen days are not more than fourteen.
    await keep(cleared, 'no_seat', 14);
    expect(await listed({ office: '', block: 'long' })).toEqual([unasked, verified]);
    expect(await longBlocked(ayu)).toBe(2);
    expect(await longBlocked(bagus)).toBe(0);
    expect(await longBlocked(citra)).toBe(2);
  });

  test('says of whom authorities hold it once, however it was told', async () => {
    await recordReturnStep(
      ayu,
      { reference: verified, version: 2 },
      { status: 'held_by_authorities', on: ago(16) },
      TODAY,
    );
    const held = async () => (await returnBoard(ayu, { office: '', block: 'held_by_authorities' })).rows;
    expect((await held()).map(({ reference, kept }) => [reference, kept])).toEqual([
      [verified, [{ kind: 'held_by_authorities', from: ago(16) }]],
    ]);
    await keep(verified, 'held_by_authorities', 18);
    expect((await held()).map(({ kept }) => kept)).toEqual([[{ kind: 'held_by_authorities', from: ago(18) }]]);
    expect((await returnBoard(ayu, everybody)).kept).toEqual([{ kind: 'held_by_authorities', count: 1 }]);
  });

  test('shows what a colleague moved on the next look', async () => {
    expect(
      await recordMilestone(
        ayu,
        { reference: unasked, version: 0 },
        { id: newId(), kind: 'asked', on: ago(1), number: '' },
      ),
    ).toHaveProperty('id');
    const [row] = (await returnBoard(citra, { office: '', waits: 'identity_verified' })).rows;
    expect(row).toMatchObject({ reference: unasked, waits: 'identity_verified', days: 1 });
    expect(await listed({ office: '', waits: 'asked' }, citra)).toEqual([]);
  });

  test('goes on where the last page ended', async () => {
    const first = await returnBoard(ayu, everybody);
    expect(first.next).toBeUndefined();
    const [one] = first.rows;
    const after = { value: one?.since ?? '', id: one?.caseId ?? '' };
    expect(await listed({ office: '', after })).toEqual([verified, cleared]);
  });
});

describe('An address of the board', () => {
  test('asks what it says, and nothing that is not there', () => {
    const asked = { waits: 'booked', long: 'month', office: 'office-pnh', block: 'no_seat' } as const;
    const address = boardAddress(asked);
    expect(boardAsked(Object.fromEntries(new URL(address, 'http://x').searchParams))).toEqual(asked);
    expect(boardAsked({ waits: 'received', long: 'ever', block: 'x', after: '2026_1' })).toEqual({ office: '' });
    expect(boardAddress({ office: '' })).toBe('/returns');
  });
});

describe('The way home on the page of a case', () => {
  test('tells each step with its details or the day the status passed it, and the number while the identity is open', async () => {
    const reference = await logged(ayu, { name: 'Siti Rahmawati', handledOn: ago(30) });
    await recordReturnStep(ayu, { reference, version: 0 }, { status: 'travel_document_pending', on: ago(20) }, TODAY);
    const told = { id: newId(), kind: 'travel_document', document: 'splp', on: ago(9), number: 'X 123456' } as const;
    await recordMilestone(ayu, { reference, version: 1 }, told);
    const way = async (actor = ayu) => wayHomeOf(actor, await caseFile(actor, reference));
    const { path, next, papers } = await way();
    expect(path.map(({ kind, passedOn, milestones }) => [kind, passedOn, milestones.length]).slice(0, 4)).toEqual([
      ['asked', ago(20), 0],
      ['identity_verified', ago(20), 0],
      ['travel_document', ago(9), 1],
      ['exit_clearance', null, 0],
    ]);
    expect([next, papers.document]).toEqual(['exit_clearance', 'valid']);
    const numberOf = async (actor = ayu) => (await way(actor)).path[2]?.milestones[0];
    expect(await numberOf()).toMatchObject({ hasNumber: true, number: null, by: 'Ayu' });
    await recordIdentityOpened(ayu, reference);
    expect((await numberOf())?.number).toBe('X 123456');
    expect((await numberOf(dewi))?.number).toBeNull();
  });

  test('and its history tells milestones in place of the statuses they set, and what was withdrawn', async () => {
    const reference = await onTheWay('Siti Rahmawati');
    const told = { id: newId(), kind: 'asked', on: ago(9), number: '' } as const;
    await recordMilestone(ayu, { reference, version: 0 }, told);
    const happened = async () =>
      (await timelineOf(ayu, await caseFile(ayu, reference))).map(({ kind, day }) => [kind, day]);
    expect(await happened()).toContainEqual(['milestone', ago(9)]);
    expect((await happened()).some(([kind]) => kind === 'return')).toBe(false);
    expect(await lastMoveOf(citra, reference)).toMatchObject({
      kind: 'milestone',
      milestone: 'asked',
      by: 'Ayu',
      on: ago(9),
    });
    await withdrawMilestone(citra, { reference, version: 1 }, told.id);
    expect(await happened()).toContainEqual(['unmilestone', TODAY]);
    expect(await lastMoveOf(ayu, reference)).toMatchObject({ kind: 'withdrawn', milestone: 'asked', by: 'Citra' });
  });

  test('tells since when something kept the person, and until when', async () => {
    const reference = await onTheWay('Siti Rahmawati');
    const id = await keep(reference, 'fine_unpaid', 12);
    await endBlock(ayu, reference, id, ago(2));
    const { blocks } = await wayHomeOf(ayu, await caseFile(ayu, reference));
    expect(blocks).toMatchObject([
      { kind: 'fine_unpaid', from: ago(12), until: ago(2), by: 'Ayu', endedByName: 'Ayu' },
    ]);
    const kinds = (await timelineOf(ayu, await caseFile(ayu, reference))).map(({ kind, day }) => [kind, day]);
    expect(kinds).toContainEqual(['blocked', ago(12)]);
    expect(kinds).toContainEqual(['unblocked', ago(2)]);
  });
});
