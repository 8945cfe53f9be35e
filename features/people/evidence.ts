import type { ComparedField } from './facts';

/** Every code that a comparison can answer, field by field; each has words in both languages. */
export const evidenceCodes: Record<ComparedField, readonly string[]> = {
  nik: ['same', 'slip', 'serial', 'different'],
  passport: ['same', 'slip', 'different'],
  name: [
    'same',
    'swapped',
    'old_spelling',
    'alike',
    'typing',
    'nickname',
    'foreign_script',
    'initial',
    'part_missing',
    'partly',
    'different',
  ],
  birth: [
    'same',
    'by_nik',
    'swapped',
    'same_month',
    'same_year',
    'slip',
    'year_apart_same_day',
    'year_apart',
    'year_and_day_apart',
    'same_year_only',
    'years_apart',
    'far',
  ],
  phone: ['same', 'contact', 'different'],
  sex: ['same', 'different'],
  province: ['same', 'different'],
  address: ['same', 'different'],
};
