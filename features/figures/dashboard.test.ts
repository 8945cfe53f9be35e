import { expect, test } from 'vitest';
import { viewFrom } from './dashboard';

const now = '2026-11-14';
const usual = { period: { from: '2020-01-01', asOf: now }, where: {} };

test('A dashboard shows everything since 2020 as of today', () => {
  expect(viewFrom({}, now)).toEqual({ view: usual });
});

test('An emptied first day asks for all time', () => {
  expect(viewFrom({ from: '', region: 'middle_east' }, now)).toEqual({
    view: { period: { asOf: now }, where: { region: 'middle_east' } },
  });
});

test('A period before 2020 needs no first day', () => {
  expect(viewFrom({ to: '2015' }, now)).toEqual({ view: { period: { to: '2015-12-31', asOf: now }, where: {} } });
});

test.each([[{ from: '2023-13' }], [{ asOf: '2099-01-01' }], [{ region: 'atlantis' }]])(
  '%j shows the usual view and says why',
  (raw) => {
    expect(viewFrom(raw, now)).toMatchObject({ view: usual, refused: { field: Object.keys(raw)[0] } });
  },
);
