import type { Identity } from './identity';

/** What is known of somebody, as far as two files can be compared by it. Every part may be missing. */
export type Facts = Pick<
  Identity,
  'name' | 'aliases' | 'birth' | 'nik' | 'passport' | 'phone' | 'address' | 'contacts'
> & {
  /** A code of `sex`; absences count as missing. */
  sex?: string | null;
  /** A code of a province; absences count as missing. */
  homeProvince?: string | null;
};

/** What two files are compared by. */
export const comparedFields = ['nik', 'passport', 'name', 'birth', 'phone', 'sex', 'province', 'address'] as const;
export type ComparedField = (typeof comparedFields)[number];

/** What speaks for one person or against it, field by field: a code with words in both languages, and bits of evidence. */
export type Evidence = { field: ComparedField; code: string; bits: number };

export type Outcome = 'same' | 'doubtful' | 'different';

/** How two files compare. `score` is the sum of the evidence, in bits. */
export type Comparison = { outcome: Outcome; score: number; evidence: Evidence[] };
