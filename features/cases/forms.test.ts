import { describe, expect, test } from 'vitest';
import { rawFrom, versionFrom } from './input';
import { listRequest } from './list-input';

const form = (body: string) => rawFrom(new URLSearchParams(body));

describe('A form is read', () => {
  test('by the names of its controls, several values of one in their order', () => {
    expect(form('name=Siti&platforms=line&platforms=qq&means.debt_bondage=present')).toEqual({
      name: ['Siti'],
      platforms: ['line', 'qq'],
      'means.debt_bondage': ['present'],
    });
  });

  test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', '$ACTION_ID_x', ''])(
    'and a control named “%s” does no harm',
    (name) => {
      const raw = form(`${encodeURIComponent(name)}=x&${encodeURIComponent(name)}=y&name=Siti`);
      expect(raw.name).toEqual(['Siti']);
      expect(Object.getPrototypeOf(raw)).toBe(Object.prototype);
    },
  );

  test('without NUL, which no keyboard types', () => {
    expect(form('name=Si%00ti')).toEqual({ name: ['Siti'] });
  });

  test('with the version it was made from; what is no version was never seen', () => {
    expect(versionFrom({ version: ['7'] })).toBe(7);
    for (const version of ['', 'x', '1.5', '1e9', '-1', '99999999999', 'NaN'])
      expect(versionFrom({ version: [version] })).toBe(-1);
  });
});

describe('A page of the list begins', () => {
  const id = '01900000-0000-7000-8000-000000000000';
  const begins = (sort: string, value: string) => listRequest({ sort, after: `${value}_${id}` });

  test('after a day, or after a moment, as its order has it', () => {
    expect(begins('handled', '2026-11-02')).toMatchObject({ after: { value: '2026-11-02', id } });
    expect(begins('updated', '1763000000000')).toMatchObject({ after: { value: '1763000000000', id } });
  });

  test.each([
    ['updated', '2026-11-02'],
    ['updated', '9'.repeat(400)],
    ['handled', '1763000000000'],
    ['oldest', '2026-13-45'],
  ])('in the order “%s” not after %s', (sort, value) => {
    expect(begins(sort, value)).not.toHaveProperty('after');
  });
});
