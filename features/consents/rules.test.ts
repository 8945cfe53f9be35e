import { describe, expect, test } from 'vitest';
import { codes } from '@/lib/vocabulary';
import { answerable, forbids, permits, standing } from './rules';

const at = (day: string) => new Date(`${day}T08:00:00Z`);

describe('A consent', () => {
  test.each([
    ['given', true],
    ['guardian_given', true],
    ['not_required', true],
    ['refused', false],
    ['withdrawn', false],
    ['not_asked', false],
    [undefined, false],
  ] as const)('that is %s permits: %s', (state, allowed) => {
    expect(permits(state)).toBe(allowed);
    expect(forbids(state)).toBe(state === 'refused' || state === 'withdrawn');
  });

  test('has an answer for every state but that nobody asked', () => {
    expect([...answerable, 'not_asked'].sort()).toEqual([...codes.consent_state].sort());
  });

  test('in force is the one recorded last, whatever day it speaks of', () => {
    const given = { scope: 'media', state: 'given', recordedAt: at('2026-11-01') } as const;
    const withdrawn = { scope: 'media', state: 'withdrawn', recordedAt: at('2026-11-20') } as const;
    expect(standing([withdrawn, given])).toEqual({ media: withdrawn });
    expect(standing([given, withdrawn])).toEqual({ media: withdrawn });
    expect(standing([])).toEqual({});
  });
});
