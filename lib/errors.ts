/** The errors we throw on purpose. What we expect is a value (`Refused`); everything else is a bug. */

/** Not there, or not the actor's: one and the same. `asked` is what was asked for as it was typed: never in a log. */
export class NotFound extends Error {
  override name = 'NotFound';
  readonly #asked: string;
  constructor(message: string, asked = '') {
    super(message);
    this.#asked = asked;
  }
  get asked(): string {
    return this.#asked;
  }
}
export class Forbidden extends Error {
  override name = 'Forbidden';
}
export class SignedOut extends Error {
  override name = 'SignedOut';
}
/** The keys are not in memory: a key-holder has to unlock first. */
export class Sealed extends Error {
  override name = 'Sealed';
}
/** A sentence for whoever runs the server or the command line; never holds personal data. */
export class Misconfigured extends Error {
  override name = 'Misconfigured';
}
/**
 * The base refused what it was asked, or did not answer. Says what failed and where, never what was written or looked
 * for: the errors of the libraries hold the values of the query, and errors end up in logs.
 */
export class BaseFailure extends Error {
  override name = 'BaseFailure';
  /** The code of the engine, such as `SQLITE_FULL` or `23505`; empty where it has none. */
  readonly code: string;
  /** What was violated: a constraint by name (PostgreSQL) or by table and column (SQLite). */
  readonly constraint: string;

  constructor(told: { code: string; constraint: string; reason: string; statement: string }) {
    const what = told.statement ? `The base refused ${told.statement}` : 'The base failed';
    super([`${what} (${told.code || 'no code'})`, told.reason].filter(Boolean).join(': '));
    this.code = told.code;
    this.constraint = told.constraint;
  }
}

export type Refused<Reason extends string = string> = { refused: Reason };

export function isRefused(value: unknown): value is Refused {
  return typeof value === 'object' && value !== null && 'refused' in value;
}

/** Where an error happened: the lines of its stack below the message, which the stack repeats. */
export function framesOf({ stack = '', message }: Error): string[] {
  if (!stack.includes(message)) return [];
  const lines = stack.slice(stack.indexOf(message) + message.length).split('\n');
  return lines.filter((line) => /^\s+at /.test(line)).map((line) => line.trim());
}
