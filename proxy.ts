import { type NextRequest, NextResponse } from 'next/server';
import { isUnlocked } from './db/master-key';

/**
 * Headers of every page and action. The path goes along for pages to know where they are (nobody can send it: it is
 * overwritten here); the nonce lets only our own scripts run. It guards nothing: commands and queries do.
 */
export function proxy(request: NextRequest) {
  const policy = contentPolicy(Buffer.from(crypto.getRandomValues(new Uint8Array(18))).toString('base64'));
  const headers = new Headers(request.headers);
  headers.set('x-pulang-path', request.nextUrl.pathname);
  headers.set('x-pulang-search', request.nextUrl.search);
  if (isOwnForm(request)) headers.set('origin', `${request.nextUrl.protocol}//${request.headers.get('host')}`);
  headers.set('content-security-policy', policy);
  const response = answer(request, headers);
  response.headers.set('content-security-policy', policy);
  response.headers.set('cache-control', 'no-store');
  // Whoever came over HTTPS once comes over HTTPS for two years, whatever a network says.
  if (process.env.PULANG_HTTPS === '1') response.headers.set('strict-transport-security', 'max-age=63072000');
  return response;
}

function answer(request: NextRequest, headers: Headers): NextResponse {
  const { pathname } = request.nextUrl;
  if (!isUnlocked() && !answersLocked.test(pathname)) return locked(request);
  return isAddress(pathname)
    ? NextResponse.next({ request: { headers } })
    : NextResponse.rewrite(new URL('/no-such-page', request.url), { request: { headers } });
}

/** What is there before a key-holder has unlocked the server. */
const answersLocked = /^\/(unlock|unlock\/recovery|setup|setup\/kit|healthz)$/;

/** Whoever reads a page is led to the one that unlocks, whatever they asked for; everything else has to wait. */
function locked(request: NextRequest): NextResponse {
  const reads = request.method === 'GET' || request.method === 'HEAD';
  // A script that moves between pages gets 503 as data does, and Next then loads the page anew.
  const page = /text\/html/.test(request.headers.get('accept') ?? 'text/html');
  if (reads && page) return NextResponse.redirect(new URL('/unlock', request.url));
  return new NextResponse(null, { status: 503, headers: { 'retry-after': '60' } });
}

/** Whether a path is text: not one that Next cannot decode, nor one that holds what a base refuses (NUL). */
function isAddress(path: string): boolean {
  try {
    return !decodeURIComponent(path).includes('\0');
  } catch {
    return false;
  }
}

/**
 * Under `no-referrer` a browser posts a plain form (no JavaScript yet) with the origin `null`, and Next then refuses the
 * action. `Sec-Fetch-Site` is set by the browser alone: no other site can make it say `same-origin`.
 */
function isOwnForm(request: NextRequest): boolean {
  return request.headers.get('origin') === 'null' && request.headers.get('sec-fetch-site') === 'same-origin';
}

/** Styles may be inline: charts are SVG from the server, with their colours in style attributes. */
function contentPolicy(nonce: string): string {
  const development = process.env.NODE_ENV === 'development' ? " 'unsafe-eval'" : '';
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'${development}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}

export const config = { matcher: ['/((?!_next/static/|icon.svg$).*)'] };
