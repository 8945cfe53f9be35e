import { describe, expect, test } from 'vitest';
import { readOffice } from './input';

const form = (values: Record<string, string>) => {
  const data = new FormData();
  for (const [name, value] of Object.entries(values)) data.set(name, value);
  return data;
};
const own = { office: 'own', officeName: 'SBMI', officeKind: 'ngo', officeCode: 'sbmi', officeCountry: 'ID' };

describe('The office of a form', () => {
  test('is one of the missions', () => {
    expect(readOffice(form({ office: 'PNH' }))).toMatchObject({ office: { id: 'office-pnh', code: 'PNH' } });
  });

  test('or one of its own, with its code in capitals', () => {
    expect(readOffice(form(own))).toMatchObject({
      office: { code: 'SBMI', kind: 'ngo', nameId: 'SBMI', nameEn: 'SBMI', country: 'ID' },
    });
  });

  test.each([
    [{ office: '' }, 'office', 'choose-office'],
    [{ office: 'XXX' }, 'office', 'choose-office'],
    [{ ...own, officeName: ' ' }, 'officeName', 'office-name'],
    [{ ...own, officeKind: 'club' }, 'officeKind', 'office-kind'],
    [{ ...own, officeCode: 'A1' }, 'officeCode', 'office-code'],
    [{ ...own, officeCode: 'MNL' }, 'officeCode', 'code-of-mission'],
    [{ ...own, officeCountry: 'XX' }, 'officeCountry', 'country'],
  ])('is not %j', (values, field, reason) => {
    expect(readOffice(form(values))).toEqual({ faults: [{ field, reason }] });
  });
});
