import { expect, test } from 'vitest';
import { firstBrokenLink } from '@/db/audit';
import { change } from '@/db/change';
import { freshBase } from '@/test/base';
import { ayu, citra, dewi, eko } from '@/test/people';
import { askApproval, decideApproval, withdrawApproval } from './commands';
import { openApprovals } from './queries';

freshBase();

const nobodys = async () => new Set<string>();

const erasure = { kind: 'erasure', subject: { kind: 'person', id: 'person-1' }, reason: 'Siti memintanya' } as const;
const ask = (actor = ayu) => change(actor, (tx, audit) => askApproval(tx, audit, actor, erasure));
const decide = (actor: typeof ayu, id: string, now?: Date) =>
  change(actor, (tx, audit) => decideApproval(tx, audit, actor, { id, kind: 'erasure', decision: 'approved' }, now));

async function asked(): Promise<string> {
  const answer = await ask();
  return 'approval' in answer ? (answer.approval ?? '') : '';
}

test('Ayu asks, Citra sees why and decides, once', async () => {
  const id = await asked();
  expect(await openApprovals(citra, [nobodys])).toMatchObject([
    { id, requester: 'Ayu', words: 'Siti memintanya', mine: false },
  ]);
  expect(await openApprovals(dewi, [nobodys])).toEqual([]);
  expect(await decide(citra, id)).toMatchObject({ approval: { decidedBy: citra.id } });
  expect(await decide(citra, id)).toEqual({ refused: 'over' });
  expect(await openApprovals(ayu, [nobodys])).toEqual([]);
  expect(await firstBrokenLink()).toBeNull();
});

test('Nobody decides on what they asked for themselves, nor for whom it is not, nor too late', async () => {
  const mine = await ask(citra);
  const id = 'approval' in mine ? (mine.approval ?? '') : '';
  expect(await decide(citra, id)).toEqual({ refused: 'same-person' });
  for (const actor of [ayu, dewi, eko]) expect(await decide(actor, id)).toEqual({ refused: 'not-yours' });
  expect(await decide({ ...citra, id: 'user-other' }, id, new Date(Date.now() + 73 * 3_600_000))).toEqual({
    refused: 'over',
  });
  expect(await ask()).toEqual({ refused: 'already-asked' });
});

test('What is about a case is shown only where that case is there, and is taken back by who asked', async () => {
  const about = { ...erasure, details: { reference: 'PNH-2026-00001' } };
  const answer = await change(ayu, (tx, audit) => askApproval(tx, audit, ayu, about));
  const id = 'approval' in answer ? (answer.approval ?? '') : '';
  const theirs = async () => new Set(['PNH-2026-00001']);
  expect(await openApprovals(citra, [nobodys])).toEqual([]);
  expect(await openApprovals(citra, [theirs])).toMatchObject([{ id }]);
  expect(await withdrawApproval(citra, id)).toEqual({ refused: 'over' });
  expect(await withdrawApproval(ayu, id)).toEqual({ withdrawn: id });
  expect(await openApprovals(citra, [theirs])).toEqual([]);
  expect(await decide(citra, id)).toEqual({ refused: 'over' });
});
