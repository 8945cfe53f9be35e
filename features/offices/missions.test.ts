import { expect, test } from 'vitest';
import { isCountry } from '@/lib/vocabulary';
import { missionOffices } from './missions';

test('The Ministry has 21 missions and one headquarters, each with its own code', () => {
  const all = missionOffices();
  expect(all.filter(({ kind }) => kind === 'mission')).toHaveLength(21);
  expect(all.filter(({ kind }) => kind === 'headquarters')).toMatchObject([{ id: 'office-hq', code: 'PWNI' }]);
  expect(new Set(all.map(({ code }) => code)).size).toBe(22);
  expect(all.every(({ country }) => isCountry(country))).toBe(true);
  expect(all[0]).toMatchObject({ id: 'office-pnh', code: 'PNH', nameId: 'KBRI Phnom Penh', country: 'KH' });
});
