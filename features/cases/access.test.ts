import { describe, expect, test } from 'vitest';
import type { Staff } from '@/lib/actor';
import { ayu, bagus, citra, dewi, eko } from '@/test/people';
import { mayChangeCase, mayOpenCase, mayOpenIdentity, maySupervise, type Owned, plainly, sightOf } from './access';

const ofAyu = plainly(ayu.officeId);
const rights = (actor: Staff, file: Owned) => [
  sightOf(actor, file),
  mayOpenIdentity(actor, file),
  mayChangeCase(actor, file),
  maySupervise(actor, file),
];
const atMission: Staff = { ...citra, officeId: ayu.officeId, headquarters: false };

describe('A case of Phnom Penh', () => {
  test('is worked on there and at headquarters; analysts read its codes, nobody else knows of it', () => {
    expect(rights(ayu, ofAyu)).toEqual(['full', true, true, false]);
    expect(rights(atMission, ofAyu)).toEqual(['full', true, true, true]);
    expect(rights(citra, ofAyu)).toEqual(['full', true, true, true]);
    expect(rights(dewi, ofAyu)).toEqual(['coded', false, false, false]);
    for (const actor of [bagus, eko, { ...citra, headquarters: false }])
      expect(rights(actor, ofAyu)).toEqual(['none', false, false, false]);
    expect([ayu, bagus, citra, dewi, eko].map((actor) => mayOpenCase(actor, ayu.officeId))).toEqual([
      ...[true, false, true, false, false],
    ]);
  });

  test('does not exist for a colleague who is locked out of it, whatever their role', () => {
    const locked = { ...ofAyu, lockedOut: true };
    for (const actor of [ayu, atMission, citra, dewi, eko, { ...bagus }])
      expect(rights(actor, locked)).toEqual(['none', false, false, false]);
  });

  test('is read whole and never changed in an emergency, by those who work on cases', () => {
    const urgent = { ...ofAyu, emergency: true };
    expect(rights(bagus, urgent)).toEqual(['full', true, false, false]);
    expect(rights({ ...citra, headquarters: false }, urgent)).toEqual(['full', true, false, false]);
    expect(rights(dewi, urgent)).toEqual(['coded', false, false, false]);
    expect(rights(eko, urgent)).toEqual(['none', false, false, false]);
  });

  test('stays closed in an emergency to somebody who is locked out of it', () => {
    expect(rights(bagus, { ...ofAyu, emergency: true, lockedOut: true })).toEqual(['none', false, false, false]);
  });
});
