import { expect, test } from 'vitest';
import { addMonths, isBefore } from './calendar';

test.each([
  ['2021', '2022-01', true],
  ['2022', '2022-05', false],
  ['2022-05-31', '2022-05', false],
  ['2022-05', '2022-06-01', true],
])('%s is surely before %s: %s', (a, b, before) => expect(isBefore(a, b)).toBe(before));

test.each([
  ['2022-10-05', 6, '2023-04-05'],
  ['2022-08-31', 6, '2023-02-28'],
  ['2023-08-31', 6, '2024-02-29'],
  ['2022-12-31', 24, '2024-12-31'],
])('%s and %s months are %s', (day, months, later) => expect(addMonths(day, months)).toBe(later));
