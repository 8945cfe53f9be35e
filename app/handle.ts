import { currentActor } from '@/features/accounts/session';
import type { Staff } from '@/lib/actor';
import { Forbidden, isRefused, NotFound, type Refused, Sealed, SignedOut, type Trouble, troubleOf } from '@/lib/errors';
import { report } from '@/lib/log';
import { reader } from '@/lib/reader';
import { bodyOf } from './body';

/**
 * What may be sent, and how. `takes` is the type of content: a form of words, or one with a file; without it a body is
 * not read. `fromPlainForm` lets in a form of a browser that does not tell where it comes from: for leaving, which must
 * always work, and harms nobody.
 */
type Policy = { takes?: 'form' | 'upload'; largest?: number; within?: number; fromPlainForm?: boolean };
type Sent = { body: URLSearchParams; upload: FormData };
type Asked<Params, Who> = { request: Request; params: Params } & Sent & Who;
type Handler<Params> = (request: Request, context: { params: Promise<Params> }) => Promise<Response>;
type Act<Params, Who> = (asked: Asked<Params, Who>) => Promise<Response>;

type NoEntry =
  | Trouble
  | 'elsewhere'
  | 'signed-out'
  | 'not-yours'
  | 'wrong-content'
  | 'too-large'
  | 'too-slow'
  | 'sealed';
const statusOf: Record<NoEntry, number> = {
  elsewhere: 403,
  'signed-out': 401,
  'not-yours': 404,
  'wrong-content': 415,
  'too-large': 413,
  'too-slow': 408,
  sealed: 503,
  full: 507,
  damaged: 500,
  away: 503,
};

/** Longest body, and longest time for it, where a route says nothing else. */
const LARGEST = 10_000;
const WITHIN = 30_000;

/** A route for whoever is signed in, if `may` says so. For all others it is as if it were not there. */
export function forStaff<Params = Record<never, never>>(
  { may = () => true, ...policy }: Policy & { may?: (actor: Staff) => boolean },
  act: Act<Params, { actor: Staff }>,
): Handler<Params> {
  return guarded(policy, async (asked: Asked<Params, unknown>) => {
    const actor = await currentActor();
    if (!actor) return { refused: 'signed-out' };
    return may(actor) ? act({ ...asked, actor }) : { refused: 'not-yours' };
  });
}

/** A route for anybody, signed in or not. Say why at the route. */
export function forAnybody<Params = Record<never, never>>(policy: Policy, act: Act<Params, unknown>): Handler<Params> {
  return guarded(policy, act);
}

/**
 * The one door of every route handler: where the request comes from, who asks, what is sent, how much of it and how
 * long it takes. Nothing of an answer is kept by anybody on the way.
 */
function guarded<Params>(
  policy: Policy,
  act: (asked: Asked<Params, unknown>) => Promise<Response | Refused<NoEntry>>,
): Handler<Params> {
  return async (request, { params }) => {
    if (!isSafe(request.method) && !isOwnOrigin(request, policy)) return noEntry('elsewhere');
    const asked = { request, params: await params, body: new URLSearchParams(), upload: new FormData() };
    const answer = await (policy.takes
      ? withBody(request, policy, (sent) => act({ ...asked, ...sent }))
      : act(asked)
    ).catch((error) => refusalIn(error, request.method));
    if (isRefused(answer)) return noEntry(answer.refused);
    answer.headers.set('cache-control', 'no-store');
    return answer;
  };
}

const contentOf = { form: 'application/x-www-form-urlencoded', upload: 'multipart/form-data' } as const;

async function withBody<Answer>(
  request: Request,
  { takes = 'form', largest = LARGEST, within = WITHIN }: Policy,
  act: (sent: Partial<Sent>) => Promise<Answer>,
): Promise<Answer | Refused<NoEntry>> {
  const told = request.headers.get('content-type') ?? '';
  if (told.split(';')[0]?.trim().toLowerCase() !== contentOf[takes]) return { refused: 'wrong-content' };
  const body = await bodyOf(request, largest, within);
  if (isRefused(body)) return body;
  if (takes === 'form') return act({ body: new URLSearchParams(body.toString('utf8')) });
  const upload = await new Response(body, { headers: { 'content-type': told } }).formData().catch(() => null);
  return upload ? act({ upload }) : { refused: 'wrong-content' };
}

/** What a command throws for those it is not for. Anything else is a bug: Next answers 500, and the log has its number. */
function refusalIn(error: unknown, method: string): Refused<NoEntry> {
  if (error instanceof NotFound || error instanceof Forbidden) return { refused: 'not-yours' };
  if (error instanceof SignedOut) return { refused: 'signed-out' };
  if (error instanceof Sealed) return { refused: 'sealed' };
  const trouble = troubleOf(error);
  if (!trouble) throw error;
  report(error, { method, route: 'a route handler' });
  return { refused: trouble };
}

async function noEntry(reason: NoEntry): Promise<Response> {
  const { t } = await reader();
  return new Response(`${t(`web.refused.${reason}`)}\n`, {
    status: statusOf[reason],
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
  });
}

const isSafe = (method: string) => method === 'GET' || method === 'HEAD';

/**
 * Browsers send the origin with every POST of a script; to a plain form of ours `proxy.ts` puts it, where the browser
 * says that it is ours (over HTTPS and to localhost). One from elsewhere is not ours.
 */
function isOwnOrigin({ headers }: Request, { fromPlainForm }: Policy): boolean {
  const origin = headers.get('origin');
  if (origin === 'null' && fromPlainForm) return !headers.has('sec-fetch-site');
  return origin !== null && URL.canParse(origin) && new URL(origin).host === headers.get('host');
}
