/** The errors we throw on purpose. What we expect is a value (`Refused`); everything else is a bug. */
export class NotFound extends Error {
  override name = 'NotFound';
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

export type Refused<Reason extends string = string> = { refused: Reason };

export function isRefused(value: unknown): value is Refused {
  return typeof value === 'object' && value !== null && 'refused' in value;
}
