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
 * What is wrong with the place where the base lives, as staff are told it: `full` cannot be written, `damaged` cannot be
 * read whole, `away` does not answer. All else is ours to mend, and nobody can do anything about it but tell us.
 */
export const troubles = ['full', 'damaged', 'away'] as const;
export type Trouble = (typeof troubles)[number];

const TROUBLE = 'storage-';
const troubleCodes: Record<Trouble, RegExp> = {
  full: /^(SQLITE_FULL|SQLITE_READONLY\w*|SQLITE_IOERR_(WRITE|FSYNC|DIR_FSYNC|TRUNCATE|SHM\w+)|ENOSPC|EDQUOT|EROFS|53100|25006)$/,
  damaged: /^(SQLITE_CORRUPT\w*|SQLITE_NOTADB|SQLITE_IOERR\w*|EIO|XX00[12])$/,
  away: /^(SQLITE_BUSY\w*|SQLITE_LOCKED\w*|SQLITE_CANTOPEN\w*|ECONN\w+|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EPIPE|08\w{3}|57P0\d|53300)$/,
};

/** The trouble an error tells of, here or (by its digest) in a browser; null when it is none of these. */
export function troubleOf(error: unknown): Trouble | null {
  const { code = '', digest = '' } = (error ?? {}) as { code?: unknown; digest?: unknown };
  return (
    troubles.find((trouble) => digest === TROUBLE + trouble) ??
    troubles.find((trouble) => typeof code === 'string' && troubleCodes[trouble].test(code)) ??
    null
  );
}

/** What was kept does not come back as it was written: a seal that no longer fits. */
export class Damaged extends Error {
  override name = 'Damaged';
  readonly digest = `${TROUBLE}damaged`;
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
  /** All that a browser hears of an error; React makes one where there is none. */
  digest?: string;

  constructor(told: { code: string; constraint: string; reason: string; statement: string }) {
    const what = told.statement ? `The base refused ${told.statement}` : 'The base failed';
    super([`${what} (${told.code || 'no code'})`, told.reason].filter(Boolean).join(': '));
    this.code = told.code;
    this.constraint = told.constraint;
    const trouble = told.reason.startsWith('Connection terminated') ? 'away' : troubleOf(this);
    if (trouble) this.digest = TROUBLE + trouble;
  }
}
/** A file is not as it was written: cut, altered, or not for this key. The message is a code, never content. */
export class NotWhole extends Error {
  override name = 'NotWhole';
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
