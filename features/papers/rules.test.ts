import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { textsFor } from '@/lib/texts';
import { letterOf } from './letter';
import { fieldWords, inventedValues } from './queries';
import { BLANK, filledIn, letterFields, letterKinds, missingIn, templateFaults } from './rules';

const words = fieldWords(textsFor('id'));
const template = { subject: 'Perihal [nama]', body: 'Alinea satu [ Nama ].\n\n\nAlinea dua\nmasih dua [negara].' };

describe('A letter', () => {
  test('is filled by the words of its language; what is not known stays open for a pen', () => {
    expect(filledIn(template, { name: 'Siti' }, words)).toEqual({
      subject: 'Perihal Siti',
      paragraphs: ['Alinea satu Siti.', `Alinea dua\nmasih dua ${BLANK}.`],
    });
    expect(missingIn(template, { name: 'Siti' }, words)).toEqual(['destination']);
  });

  test('never fills a place out of what fills another', () => {
    fc.assert(
      fc.property(fc.string(), (name) => {
        const { subject } = filledIn({ subject: '[nama]', body: 'x' }, { name, nik: '3273' }, words);
        expect(subject).toBe(name || BLANK);
      }),
    );
    expect(filledIn({ subject: '[nama]', body: 'x' }, { name: '[NIK]', nik: '3273' }, words).subject).toBe('[NIK]');
  });

  test.each(['id', 'en'] as const)(
    'as it comes with the app has no fault, and an invented person fills it (%s)',
    (language) => {
      const texts = textsFor(language);
      const own = fieldWords(texts);
      expect(new Set(Object.values(own)).size).toBe(letterFields.length);
      for (const kind of letterKinds) {
        const usual = {
          subject: texts.t(`papers.templates.${kind}.subject`),
          body: texts.t(`papers.templates.${kind}.body`),
        };
        expect(templateFaults(usual, own)).toEqual([]);
        const letter = letterOf(usual, inventedValues(texts), own, texts);
        expect(JSON.stringify(letter)).not.toMatch(/\[[^"\]]+\]|…/);
      }
    },
  );
});

test.each([
  [
    { subject: '', body: 'x' },
    { field: 'subject', reason: 'empty' },
  ],
  [
    { subject: 'x', body: 'a'.repeat(6_001) },
    { field: 'body', reason: 'long' },
  ],
  [
    { subject: 'x', body: '[alamat rumah]' },
    { field: 'body', reason: 'unknown', word: 'alamat rumah' },
  ],
  [
    { subject: 'x', body: '[constructor]' },
    { field: 'body', reason: 'unknown', word: 'constructor' },
  ],
  [
    { subject: 'x', body: 'dibuka [nama' },
    { field: 'body', reason: 'bracket' },
  ],
])('A template %o is not taken', (wrong, fault) => {
  expect(templateFaults(wrong, words)).toEqual([fault]);
});
