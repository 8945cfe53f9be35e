/** Which of our people a list is held against: those of a destination, handled in a period. */
export type Within = { destination: string; from: string; to: string };

/** A record of ours that a line may be about, and what says so. */
export type Found = { recordId: string; outcome: 'same' | 'doubtful'; evidence: { field: string; code: string }[] };

/** What comparing found, line by line in the order of the list. Rights are asked each time it is shown. */
export type Compared = {
  within: Within;
  found: Found[][];
  /** The day's lists were long enough: nothing of other offices is told. */
  silent?: boolean;
};

export const listSets = ['both', 'doubtful', 'theirs', 'ours'] as const;
export type ListSet = (typeof listSets)[number];

export const isListSet = (value: string): value is ListSet => (listSets as readonly string[]).includes(value);
