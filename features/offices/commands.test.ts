import { expect, test } from 'vitest';
import { freshBase } from '@/test/base';
import { citra, eko } from '@/test/people';
import { openOffice } from './commands';
import { missionOffices, type OfficeSeed } from './missions';
import { allOffices, officeOf } from './queries';

freshBase();

function mission(code: string): OfficeSeed {
  const found = missionOffices().find((office) => office.code === code);
  if (!found) throw new Error(`there is no mission ${code}`);
  return found;
}
const codes = async () => (await allOffices(eko)).map(({ code }) => code);

test('Eko opens an office where cases can be handled', async () => {
  expect(await openOffice(eko, mission('BKK'))).toEqual({ id: 'office-bkk' });
  expect(await codes()).toEqual(['BKK', 'MNL', 'PNH', 'PWNI']);
});

test('An office is not opened twice', async () => {
  expect(await openOffice(eko, mission('PNH'))).toEqual({ refused: 'code-taken' });
});

test('Citra opens none, but sees which there are', async () => {
  expect(await openOffice(citra, mission('BKK'))).toEqual({ refused: 'not-yours' });
  expect(await codes()).toEqual(['MNL', 'PNH', 'PWNI']);
  expect(await officeOf(citra)).toMatchObject({ code: 'PWNI' });
});
