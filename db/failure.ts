import { BaseFailure, framesOf, NotFound } from '../lib/errors';
import type { KeyStore, Store, Writer } from './store.shape';

/**
 * A store whose errors hold no values. Drizzle writes the parameters of a failed query into its message, PostgreSQL the
 * value that was there twice: fingerprints, sign-in names, tokens. Every error of a query passes here.
 */
export function withoutValues<Kind extends Store>(store: Kind): Kind {
  return {
    ...store,
    reader: withQuietQueries(store.reader),
    keys: quietKeys(store.keys),
    transact: (work) => store.transact((writer) => work(withQuietQueries(writer))).catch(fail),
    migrate: () => store.migrate().catch(fail),
    snapshot: (work) => store.snapshot(work).catch(fail),
    fill: (filling) => store.fill(filling).catch(fail),
    fault: (expected) => store.fault(expected).catch(fail),
  };
}

type Prepared = Record<string, unknown>;
type Session = { prepareQuery: (query: { sql: string }, ...rest: unknown[]) => Prepared };
const quiet = new WeakSet<object>();
const runs = ['execute', 'run', 'all', 'get', 'values'];

/** Whatever a drizzle handle asks of its base goes through `prepareQuery` of its session, on both engines. */
function withQuietQueries<Handle extends Pick<Writer, 'select'>>(handle: Handle): Handle {
  const { session } = handle as unknown as { session: Session };
  if (quiet.has(session)) return handle;
  quiet.add(session);
  const prepare = session.prepareQuery.bind(session);
  session.prepareQuery = (query, ...rest) => {
    const prepared = quietly(() => prepare(query, ...rest), query.sql);
    for (const name of runs) {
      const run = prepared[name];
      if (typeof run !== 'function') continue;
      prepared[name] = (...values: unknown[]) => quietly(() => run.apply(prepared, values), query.sql);
    }
    return prepared;
  };
  return handle;
}

function quietKeys(keys: KeyStore): KeyStore {
  const all = Object.entries(keys).map(([name, act]) => [
    name,
    (...args: never[]) => quietly(() => (act as (...args: never[]) => unknown)(...args)),
  ]);
  return Object.fromEntries(all) as KeyStore;
}

function quietly<Answer>(work: () => Answer, statement?: string): Answer {
  try {
    const answer = work();
    return answer instanceof Promise ? (answer.catch((error) => fail(error, statement)) as unknown as Answer) : answer;
  } catch (error) {
    return fail(error, statement);
  }
}

function fail(error: unknown, statement?: string): never {
  throw asFailure(error, statement);
}

type Raw = Error & Partial<Record<'code' | 'constraint' | 'severity' | 'table' | 'column' | 'query', string>>;

/** An error of the base without its values; any other as it is. */
export function asFailure(error: unknown, statement = ''): unknown {
  if (!(error instanceof Error) || error instanceof BaseFailure) return error;
  const raw = error as Raw;
  const cause = (raw.cause instanceof Error ? raw.cause : raw) as Raw;
  const isOfBase = statement !== '' || raw.query || raw.severity || raw.name === 'SqliteError' || isLost(raw);
  if (!isOfBase || ours.has(error.name)) return error;
  if (cause.code === NO_SUCH_TEXT) return new NotFound('text that no base holds');
  const failure = new BaseFailure({
    code: codeOf(cause),
    constraint: cause.constraint ?? constraintIn(cause.message),
    reason: reasonOf(cause),
    statement: headOf(raw.query ?? statement),
  });
  failure.stack = `${failure.name}: ${failure.message}\n${framesOf(error)
    .map((line) => `    ${line}`)
    .join('\n')}`;
  return failure;
}

/** PostgreSQL on a text with a zero in it: nothing that is kept has one, so whatever was asked for is not there. */
const NO_SUCH_TEXT = '22021';

const ours = new Set(['NotFound', 'Forbidden', 'SignedOut', 'Sealed', 'Misconfigured', 'Damaged']);

/** A connection that was not made, or is gone; PostgreSQL's client says so in words alone. */
function isLost({ code = '', message }: Raw): boolean {
  return /^E[A-Z]{4,}$/.test(code) || /^(Connection terminated|timeout exceeded when trying to connect)/.test(message);
}

function codeOf({ code }: Raw): string {
  return typeof code === 'string' && /^\w{3,40}$/.test(code) ? code : '';
}

/** Sentences of the engines that never hold a value. Others do, sometimes: they are left out. */
const harmless = [
  /^(UNIQUE|CHECK|NOT NULL|FOREIGN KEY|PRIMARY KEY) constraint failed(: [\w., ]+)?$/,
  /^no such (table|column): [\w.]+$/,
  /^database (is locked|disk image is malformed|or disk is full)$/,
  /^(file is not a database|disk I\/O error|attempt to write a readonly database|unable to open database file)$/,
  /^(Connection terminated( unexpectedly)?|timeout exceeded when trying to connect)$/,
  /^the audit is append-only$/,
  /^SQLite3 can only bind numbers, strings, bigints, buffers, and null$/,
];

function reasonOf({ message, constraint, table, column }: Raw): string {
  const place = [constraint, table && [table, column].filter(Boolean).join('.')].filter(Boolean).join(', ');
  return place || (harmless.some((form) => form.test(message)) ? message : '');
}

function constraintIn(message: string): string {
  return /^\w+ constraint failed: ([\w., ]+)$/.exec(message)?.[1] ?? '';
}

/** The first words of a statement: what is done to which table. Values are never among them. */
function headOf(statement: string): string {
  const table = /\b(?:insert into|update|delete from|from)\s+("?\w+"?(?:\."?\w+"?)?)/i.exec(statement)?.[1];
  const verb = /^\s*(\w+)/.exec(statement)?.[1]?.toLowerCase() ?? '';
  return [verb, table?.replaceAll('"', '')].filter(Boolean).join(' ');
}
