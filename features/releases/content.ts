import type { Frozen } from './frozen';
import type { Cell, Kind } from './statistics';
import type { SyntheticRecord } from './synthetic';

/** What a release keeps of itself. `froze` is exact and stays inside; everything else is in its files. */
export type Content = {
  /** Whom it is for, if not for everybody. */
  partner: string | null;
  licence: string;
  /** The release that was the newest when this one was made: what it was checked with. */
  follows: string | null;
  froze: Frozen;
  cells: Cell[];
  synthetic: SyntheticRecord[] | null;
};

/** A release as its package is made of it. */
export type Packed = { kind: Kind; month: string; number: number; releasedOn: string; content: Content };
