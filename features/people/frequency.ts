import type { Birth } from './prepared';
import type { Part } from './spelling';
import { weights } from './weights';

/** How frequent something is among the people compared with: shares between 0 and 1. */
export type Frequency = {
  /** How many people are compared with; the more, the more are alike by chance. */
  people: number;
  part(part: Part): number;
  /** Among those of a sex and a province only, as far as they are known: names go by both. */
  partAmong(part: Part, sex: string, province: string): number;
  province(code: string): number;
  day(birth: Birth): number;
};

/** Where nothing is known of the others: as among the people the weights were learnt on. */
export const usual: Frequency = {
  people: weights.people,
  part: ({ sound }) => weights.parts[sound] ?? weights.rarePart,
  partAmong: (part) => usual.part(part) * weights.namesake,
  province: () => weights.province,
  day: () => weights.day,
};
