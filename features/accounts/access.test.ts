import { describe, expect, test } from 'vitest';
import { ayu, bagus, citra, dewi, eko, machine } from '@/test/people';
import { mayAdministerUsers, placesOf } from './access';

describe('Looking after accounts', () => {
  test('is for administrators', () => {
    expect(mayAdministerUsers(eko)).toBe(true);
  });
  test.each([ayu, bagus, citra, dewi, machine])('is not for $name', (actor) => {
    expect(mayAdministerUsers(actor)).toBe(false);
  });
});

describe('The menu', () => {
  test('leads an administrator to no case', () => {
    expect(placesOf[eko.role]).not.toContain('cases');
    expect(placesOf[eko.role]).not.toContain('newCase');
  });
  test('offers an analyst no new case', () => {
    expect(placesOf[dewi.role]).not.toContain('newCase');
  });
  test('offers accounts to nobody else', () => {
    expect([ayu, bagus, citra, dewi].some(({ role }) => placesOf[role].includes('administration'))).toBe(false);
  });
});
