import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fieldNames, fieldOf, sections } from '@/features/cases/fields';
import { newPassphrase } from '@/lib/passphrase';
import { codes, countryCodes } from '@/lib/vocabulary';
import { factFields, factsIn } from './facts';
import { readReferral } from './input';
import { openPackage, sealPackage } from './package';
import { fieldsShared, isRunning, missingScope, scopesFor, standsAs } from './rules';

const said = (state: 'given' | 'refused' | 'not_asked') => ({
  scope: 'justice' as const,
  recordedAt: new Date(),
  state,
});

describe('What the person must have agreed to', () => {
  test('is to be referred, always, and cooperation with justice for those who prosecute', () => {
    expect(scopesFor(null)).toEqual(['referral_sharing']);
    for (const kind of [
      'police',
      'host_police',
      'prosecutor_or_court',
      'immigration_service',
      'host_government',
    ] as const)
      expect(scopesFor(kind)).toEqual(['referral_sharing', 'justice']);
    for (const kind of ['ngo', 'social_affairs', 'health_service', 'legal_aid', 'witness_protection'] as const)
      expect(scopesFor(kind)).toEqual(['referral_sharing']);
  });

  test('is wanting where it was refused, not asked for, or never recorded', () => {
    expect(missingScope(['justice'], {})).toBe('justice');
    expect(missingScope(['justice'], { justice: said('refused') })).toBe('justice');
    expect(missingScope(['justice'], { justice: said('not_asked') })).toBe('justice');
    expect(missingScope(['justice'], { justice: said('given') })).toBeNull();
  });
});

test('Whatever sections are shared, no field of another section goes along, nor notes, nor another case', () => {
  fc.assert(
    fc.property(fc.subarray([...sections]), (shared) => {
      const names = fieldsShared(shared, {});
      expect(names.every((name) => shared.includes(fieldOf(name).section))).toBe(true);
      for (const never of ['notes', 'earlierReference', 'contacts'] as const) expect(names).not.toContain(never);
    }),
  );
});

describe('A referral in time', () => {
  test('runs from being accepted until the end of its last day', () => {
    const running = { state: 'accepted', until: '2026-12-10' } as const;
    expect(isRunning(running, '2026-12-10')).toBe(true);
    expect(isRunning(running, '2026-12-11')).toBe(false);
    expect(standsAs(running, '2026-12-11')).toBe('expired');
    expect(isRunning({ ...running, state: 'asked' }, '2026-12-01')).toBe(false);
    expect(standsAs({ state: 'declined', until: '2026-12-10' }, '2027-01-01')).toBe('declined');
  });
});

describe('The facts of a notice', () => {
  const known = new Set<string>([...Object.values(codes).flat(), ...countryCodes, 'child', 'adult']);

  test('are codes, countries and a year, whatever was typed into a case', () => {
    const anything = fc.oneof(
      fc.string(),
      fc.array(fc.string()),
      fc.dictionary(fc.string(), fc.constantFrom('present', 'absent')),
      fc.constantFrom('female', 'KH', '2022-03', '2022-03-04'),
    );
    const cases = fc.dictionary(fc.constantFrom(...fieldNames), anything);
    fc.assert(
      fc.property(cases, fc.option(fc.integer({ min: 1930, max: 2020 })), (answers, birthYear) => {
        for (const [name, told] of Object.entries(factsIn(answers, birthYear, 2026)))
          for (const code of [told].flat())
            expect(name === 'startedIn' ? /^\d{4}$/.test(code) : known.has(code), `${name}: ${code}`).toBe(true);
      }),
    );
  });

  test('are made from no question that identifies', () => {
    expect(factFields.filter((name) => fieldOf(name).sealed)).toEqual([]);
  });
});

describe('A package', () => {
  const files = { pdf: Buffer.from('kertas'), xlsx: Buffer.from('lembar') };

  test('opens with its passphrase however it is typed, and with no other', async () => {
    const passphrase = newPassphrase();
    expect(passphrase.split(' ')).toHaveLength(6);
    const sealed = await sealPackage(files, passphrase);
    expect(await openPackage(sealed, passphrase.toUpperCase().replaceAll(' ', ', '))).toEqual(files);
    expect(await openPackage(sealed, `${passphrase} x`)).toBeNull();
    sealed[sealed.length - 1] = (sealed.at(-1) ?? 0) ^ 1;
    expect(await openPackage(sealed, passphrase)).toBeNull();
  });
});

test('A form says what to mend, field by field', () => {
  const form = new FormData();
  form.set('days', '91');
  form.append('sections', 'constructor');
  const read = readReferral(form, 'office');
  expect('faults' in read && read.faults.map(({ field }) => field)).toEqual(['to', 'reason', 'sections', 'days']);
});
