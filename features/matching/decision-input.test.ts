import { describe, expect, test } from 'vitest';
import { asksForReason, readDecision, readUndoing } from './decision-input';

function formOf(values: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(values)) form.append(name, value);
  return form;
}

const [a, b] = ['01a2105b-c5a4-74a4-a960-b4e204d4b218', '01a2105b-c5a4-7a23-877b-316accf9dae7'];

describe('What is sent about a pair', () => {
  test('is read with its choices, the episodes that are one, and what the match rests on', () => {
    const sent = {
      ...{ decision: 'same', basis: 'nik', 'field-name': 'both', 'field-sex': 'other', episodes: `${a}:${b}` },
      reason: ' NIK sama, foto paspor cocok ',
    };
    expect(readDecision(formOf(sent))).toEqual({
      decision: 'same',
      joining: {
        basis: 'nik',
        reason: 'NIK sama, foto paspor cocok',
        choices: { name: 'both', sex: 'other' },
        sameEpisodes: [{ one: a, other: b }],
      },
      fault: null,
    });
  });

  test('leaves to what is usual whatever is no choice', () => {
    const sent = { decision: 'same', basis: 'guess', 'field-name': 'neither', 'field-colour': 'one', episodes: 'none' };
    expect(readDecision(formOf(sent)).joining).toEqual({
      basis: undefined,
      reason: '',
      choices: {},
      sameEpisodes: [],
    });
  });

  test.each([
    [{}, { field: 'decision', reason: 'no-decision' }],
    [{ decision: 'maybe' }, { field: 'decision', reason: 'no-decision' }],
    [
      { decision: 'different', reason: 'x'.repeat(1_001) },
      { field: 'reason', reason: 'reason-long' },
    ],
    [{ decision: 'same' }, { field: 'reason', reason: 'reason-short' }],
    [
      { decision: 'same', reason: 'cocok' },
      { field: 'reason', reason: 'reason-short' },
    ],
    [{ decision: 'same', reason: 'NIK sama, foto paspor cocok' }, null],
    [{ decision: 'different' }, null],
    [{ decision: 'different', reason: 'beda' }, null],
  ])('%j', (sent, fault) => {
    expect(readDecision(formOf(sent as Record<string, string>)).fault).toEqual(fault);
  });
});

test('What is sent about undoing says whose each answer and each row is', () => {
  const sent = {
    reason: ' Dua orang ',
    'field-name': 'joined',
    'field-sex': 'both',
    'row-contact:x': 'kept',
    'row-y': '?',
  };
  expect(readUndoing(formOf(sent))).toEqual({
    reason: 'Dua orang',
    fields: { name: 'joined', sex: 'both' },
    added: { 'contact:x': 'kept' },
  });
});

test('That two who look the same are different people is said with a reason', () => {
  expect(asksForReason('different', { outcome: 'same' })).toBe(true);
  expect(asksForReason('different', { outcome: 'doubtful' })).toBe(false);
  expect(asksForReason('same', { outcome: 'same' })).toBe(false);
});
