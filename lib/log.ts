import pino, { type DestinationStream } from 'pino';
import { framesOf } from './errors';

/**
 * What an error may say to a log or a terminal: our own sentences, the kind and the place of any other. Messages of
 * libraries repeat what they were given (a half-read JSON, a value that did not fit), and that may be somebody's name.
 */
export function told(error: unknown) {
  if (!(error instanceof Error)) return { kind: typeof error, message: '', code: '', at: [] as string[] };
  const { code, digest } = error as { code?: unknown; digest?: unknown };
  return {
    kind: error.name,
    message: ours.has(error.name) ? error.message : '',
    code: typeof code === 'string' && /^\w{3,40}$/.test(code) ? code : '',
    ...(typeof digest === 'string' && { digest: digest.slice(0, 40) }),
    at: framesOf(error),
  };
}

/** The same in one sentence. */
export function sentenceOf(error: unknown): string {
  const { kind, message, code, at } = told(error);
  if (message) return message;
  return [[kind, code].filter(Boolean).join(' '), at[0]].filter(Boolean).join(', ');
}

// By name: the same class may stand in several bundles of one server.
const ours = new Set(['NotFound', 'Forbidden', 'SignedOut', 'Sealed', 'Misconfigured', 'BaseFailure', 'Damaged']);

/** What is never written, should somebody hand it over by mistake. */
const secrets = ['name', 'signInName', 'nik', 'passport', 'phone', 'password', 'token', 'cookie', 'authorization'];
const redact = { paths: secrets.flatMap((name) => [name, `*.${name}`]), censor: '…' };

export function makeLog(to?: DestinationStream) {
  const options = {
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (level: string) => ({ level }) },
    redact,
    serializers: { error: told },
  };
  return to ? pino(options, to) : pino(options);
}

/** The log of the server: one line of JSON each, to its standard output and nowhere else. */
export const log = makeLog();

/** Text of others without what an address asked for and without long numbers. */
export function scrubbed(text: string): string {
  return text.replace(/\?[^\s"']*/g, '?…').replace(/\d[\d .-]{5,}\d/g, '…');
}

type Console = Pick<typeof console, 'error' | 'warn' | 'info' | 'log' | 'debug'>;

/** Sends what Next and the libraries print through the log, errors without their messages. */
export function quietConsole(of: Console = console, to = log): void {
  const levels = { error: 'error', warn: 'warn', info: 'info', log: 'info', debug: 'debug' } as const;
  for (const [method, level] of Object.entries(levels) as [keyof Console, (typeof levels)[keyof Console]][])
    of[method] = (...args: unknown[]) => {
      const errors = args.filter((arg) => arg instanceof Error);
      const words = args.filter((arg) => typeof arg === 'string' && !repeats(arg, errors));
      if (errors.length > 0 && errors.every((error) => isReported(error))) return;
      for (const error of errors) reported.add(error);
      to[level]({ ...(errors[0] && { error: errors[0] }) }, scrubbed(words.join(' ').trim()));
    };
}

/** Each error is written once, whichever of Next's ways brings it here first. */
const reported = new WeakSet<object>();
const isReported = (error: object) => reported.has(error);

/** Writes that a request failed: at which route, under which number staff may quote it, never at which address. */
export function report(error: unknown, where: { method: string; route: string; reference?: string }): void {
  const { digest } = told(error);
  const isNew = !(error instanceof Error) || !isReported(error);
  if (error instanceof Error) reported.add(error);
  log.error({ digest, ...where, ...(isNew && { error }) }, 'a request failed');
}

/** The number of the case in an address, which the log may hold; the rest of an address it may not. */
export function referenceIn(path: string): string | undefined {
  return /\b[A-Z]{2,5}-\d{4}-\d{5}\b/.exec(path.split('?')[0] ?? '')?.[0];
}

function repeats(text: unknown, errors: Error[]): boolean {
  return errors.some(({ message }) => message !== '' && String(text).includes(message));
}
