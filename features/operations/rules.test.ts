import { describe, expect, test } from 'vitest';
import { ayu, bagus, citra, dewi, eko } from '@/test/people';
import { mayKeepManifest, mayKeepRegister, mayLead, maySeeOperation } from './access';
import { blockOf, cannotArriveOn, cannotLeaveOn, isSecret, reasonsFor, returnModeOf, totalsOf } from './rules';

const DAY = '2026-11-20';
const leg = (mode: 'air' | 'land' | 'sea') => ({ mode });

describe('Who may know of an operation', () => {
  const raid = { officeId: ayu.officeId, kind: 'raid', on: '2026-12-01' } as const;
  const flight = { ...raid, kind: 'charter_flight' } as const;

  test('A raid that is still to come is known to its office and headquarters, a flight to all who work on cases', () => {
    expect([ayu, bagus, citra, dewi, eko].map((actor) => maySeeOperation(actor, raid, DAY))).toEqual([
      ...[true, false, true, false, false],
    ]);
    expect([ayu, bagus, citra, dewi, eko].map((actor) => maySeeOperation(actor, flight, DAY))).toEqual([
      ...[true, true, true, true, false],
    ]);
    expect(isSecret(raid, raid.on)).toBe(false);
    expect(maySeeOperation(bagus, raid, raid.on)).toBe(true);
  });

  test('The leading office leads; whoever works on cases keeps the manifest and the register', () => {
    expect([ayu, bagus, citra, dewi, eko].map((actor) => mayLead(actor, ayu.officeId))).toEqual([
      ...[true, false, true, false, false],
    ]);
    expect([bagus, dewi, eko].map((actor) => mayKeepManifest(actor, flight, DAY))).toEqual([true, false, false]);
    expect([bagus, dewi, eko].map(mayKeepRegister)).toEqual([true, false, false]);
  });
});

describe('Boarding', () => {
  const good = { document: 'valid', clearance: 'cleared' } as const;
  const row = { hasCase: true, papers: good, overridden: false };

  test.each([
    [row, null],
    [{ ...row, hasCase: false }, 'no-case'],
    [{ ...row, papers: { ...good, document: 'none' as const } }, 'no-document'],
    [{ ...row, papers: { ...good, document: 'expired' as const } }, 'document-expired'],
    [{ ...row, papers: { ...good, clearance: 'none' as const } }, 'no-clearance'],
    [{ ...row, papers: { document: 'none' as const, clearance: 'none' as const }, overridden: true }, null],
    [{ ...row, hasCase: false, overridden: true }, 'no-case'],
  ])('of %j is kept by %j', (boarding, block) => {
    expect(blockOf(boarding)).toBe(block);
  });

  test('Nobody leaves before the operation or in the future, nor arrives before they left', () => {
    expect(cannotLeaveOn('2026-11-19', { on: DAY }, '2026-11-25')).toBe('before-operation');
    expect(cannotLeaveOn('2026-11-26', { on: DAY }, '2026-11-25')).toBe('day-in-future');
    expect(cannotLeaveOn(DAY, { on: DAY }, DAY)).toBeNull();
    expect(cannotArriveOn('2026-11-20', [{ boardedOn: DAY }, { boardedOn: '2026-11-21' }], DAY)).toBe(
      'before-boarding',
    );
    expect(cannotArriveOn('2026-11-21', [{ boardedOn: DAY }], DAY)).toBe('day-in-future');
    expect(cannotArriveOn(DAY, [{ boardedOn: DAY }], DAY)).toBeNull();
  });
});

test('The figures call a way home by how its legs went', () => {
  expect(returnModeOf('charter_flight', [])).toBe('chartered_flight');
  expect(returnModeOf('group_return', [leg('land'), leg('land'), leg('air')])).toBe('land_then_flight');
  expect(returnModeOf('group_return', [leg('air')])).toBe('commercial_flight');
  expect(returnModeOf('group_return', [leg('land'), leg('sea')])).toBe('sea');
  expect(returnModeOf('group_return', [])).toBe('other');
});

test('Nobody stays behind in a raid for want of a seat, nor on a flight because the exploiter holds them', () => {
  expect(reasonsFor('raid')).not.toContain('no_seat');
  expect(reasonsFor('raid')).toContain('held_by_exploiter');
  expect(reasonsFor('charter_flight')).not.toContain('held_by_exploiter');
  expect(reasonsFor('charter_flight')).toContain('no_document');
});

test('All on a manifest are in one of its states', () => {
  const states = ['planned', 'boarded', 'arrived', 'arrived', 'stayed'] as const;
  const { listed, ...parts } = totalsOf(states.map((state) => ({ state })));
  expect(Object.values(parts).reduce((sum, each) => sum + each, 0)).toBe(listed);
  expect(parts).toEqual({ planned: 1, boarded: 1, arrived: 2, stayed: 1 });
});
