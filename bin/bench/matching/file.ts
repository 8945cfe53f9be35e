import type { Facts } from '@/features/people/facts';
import type { Script } from './spelling';

/** A file about somebody on its way from one office to the next: its facts, and its name piece by piece. */
export type File = { facts: Facts; name: Piece[] };

/** A piece of a name as written, and what of the true name is left in it. Null: nothing (a title). */
export type Piece = { text: string; left: Left | null };
export type Left =
  | { kind: 'part'; part: string }
  | { kind: 'heard'; script: Script; form: string }
  | { kind: 'nick'; form: string }
  | { kind: 'initial'; letter: string };
