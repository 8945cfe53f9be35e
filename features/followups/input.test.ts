import { describe, expect, test } from 'vitest';
import { newId } from '@/lib/id';
import { listAsked, notesAfter, readFollowUp, readNote, readSchedule } from './input';

const TODAY = '2026-11-20';
const form = (fields: Record<string, string>) => {
  const sent = new FormData();
  for (const [name, value] of Object.entries(fields)) sent.set(name, value);
  return sent;
};
const attempt = { submission: newId(), outcome: 'well', month: '3', on: TODAY, note: ' Sudah bekerja. ' };

describe('An attempt', () => {
  test('is read with its month, or beside the schedule', () => {
    const told = { id: attempt.submission, outcome: 'well', month: 3, on: TODAY, note: 'Sudah bekerja.' };
    expect(readFollowUp(form(attempt), TODAY)).toEqual({ told });
    expect(readFollowUp(form({ ...attempt, month: 'beside' }), TODAY)).toEqual({ told: { ...told, month: null } });
  });

  test.each([
    [{ outcome: '' }, 'outcome', 'outcome'],
    [{ month: '' }, 'month', 'month'],
    [{ on: '2026-02-30' }, 'on', 'day'],
    [{ on: '2026-11-21' }, 'on', 'future'],
    [{ outcome: 'concern', note: '' }, 'note', 'concern'],
    [{ note: 'a'.repeat(4_001) }, 'note', 'long'],
  ])('with %j asks for mending at its field', (wrong, field, reason) => {
    expect(readFollowUp(form({ ...attempt, ...wrong }), TODAY)).toEqual({ faults: [{ field, reason }] });
  });
});

describe('A note', () => {
  test('needs a kind, a day that has come, and words', () => {
    const told = { submission: '', kind: 'phone', on: TODAY, text: 'Paspornya hilang.' };
    expect(readNote(form(told), TODAY)).toEqual({
      told: { id: '', kind: 'phone', on: TODAY, text: 'Paspornya hilang.' },
    });
    expect(readNote(form({ ...told, kind: 'x', text: ' ', on: '2026-11-21' }), TODAY)).toEqual({
      faults: [
        { field: 'kind', reason: 'kind' },
        { field: 'text', reason: 'empty' },
        { field: 'on', reason: 'future' },
      ],
    });
  });
});

describe('A schedule', () => {
  const since = '2026-01-01';
  test.each([
    ['1, 3, 6, 12', [1, 3, 6, 12]],
    ['12 6;3,1, 1', [1, 3, 6, 12]],
    ['', []],
  ])('of “%s” is %j', (months, read) => {
    expect(readSchedule(form({ office: 'office-pnh', months, since }))).toEqual({
      told: { officeId: 'office-pnh', months: read, since },
    });
  });

  test.each(['0', '61', '1.5', 'satu', '-3'])('of “%s” asks for whole months', (months) => {
    expect(readSchedule(form({ months, since }))).toEqual({ faults: [{ field: 'months', reason: 'months' }] });
  });

  test('of thirteen months, or since a day that is none, is asked for again', () => {
    const months = Array.from({ length: 13 }, (_, n) => n + 1).join(',');
    expect(readSchedule(form({ months, since: 'kemarin' }))).toEqual({
      faults: [
        { field: 'months', reason: 'many' },
        { field: 'since', reason: 'day' },
      ],
    });
  });
});

test('The address of a list says whose and which, and nothing strange goes further', () => {
  const id = newId();
  expect(listAsked({}, 'mine')).toEqual({ whose: 'mine', state: 'open', office: '' });
  expect(listAsked({ whose: 'office', state: 'barred', after: `2432410_${id}` }, 'mine')).toEqual({
    ...{ whose: 'office', state: 'barred', office: '' },
    after: { value: '2432410', id },
  });
  expect(listAsked({ whose: 'all', after: `1 or 1_${id}` }, 'office')).toEqual({
    ...{ whose: 'office', state: 'open', office: '' },
  });
  expect(notesAfter(`2026-11-20_${id}`)).toEqual({ value: '2026-11-20', id });
  expect(notesAfter('2026-11-20_x')).toBeUndefined();
});
