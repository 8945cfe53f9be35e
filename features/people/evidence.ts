import type { ComparedField } from './facts';
import { birthCodes } from './observation';

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
  birth: birthCodes,
  phone: ['same', 'contact', 'different'],
  sex: ['same', 'different'],
  province: ['same', 'different'],
  address: ['same', 'different'],
};
