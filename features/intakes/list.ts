import type { FieldProblem } from '@/features/cases/input';
import { carrying } from '@/features/secondlist/carried';
import type { Rows } from '@/features/secondlist/reading';
import type { IntakeColumns } from './columns';
import { type Common, type Edits, type ListedRow, rowsIn } from './rows';

export const verdictKinds = ['new', 'known', 'doubtful', 'repeated', 'broken'] as const;
export type VerdictKind = (typeof verdictKinds)[number];

/** Somebody on file whom a row may be about: found by the matcher, told only where they are in sight. */
export type Offered = {
  personId: string;
  outcome: 'same' | 'doubtful';
  evidence: { field: string; code: string }[];
  suggestion: 'new-episode' | 'same-episode';
  /** The number of the case whose episode would be meant. */
  reference: string;
};

export type Verdict = {
  is: VerdictKind;
  problems: FieldProblem[];
  people: Offered[];
  /** Offices that may know the person; never more of them than that. */
  elsewhere: string[];
  /** The row of this list that says the same, or has the same number. */
  twin?: number;
  /** What became of the same row when it came before: its case, or that it waits or was left out. */
  before?: { state: 'logged' | 'waiting' | 'taken' | 'left'; reference: string | null };
};

/** What is done with a row: `new-episode:0` is the same person as the first that is offered. */
export type Decision = 'log' | 'wait' | 'leave' | `${'new-episode' | 'same-episode'}:${number}`;

/** A list on its way through the steps. It is kept nowhere until it is confirmed. */
export type IntakeList = {
  /** The id of the intake to be: confirmed twice, it is one. */
  intake: string;
  day: string;
  rows: Rows;
  columns: IntakeColumns;
  common: Common;
  edits: Edits;
  verdicts?: Verdict[];
  decisions: Decision[];
  /** The day's lists were long enough: nothing of other offices is told. */
  silent?: boolean;
};

export const { seal: sealList, open: openList } = carrying<IntakeList>('intake');

export const listed = (list: IntakeList): ListedRow[] => rowsIn(list);
