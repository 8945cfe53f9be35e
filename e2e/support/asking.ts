import { execFileSync } from 'node:child_process';
import type { Action } from './doors';
import { freshServer } from './fresh-server';

export type World = {
  cookies: Record<string, string>;
  references: { mission: string; headquarters: string; elsewhere: string; lockedAway: string };
  secrets: string[];
  colleague: string;
  /** By the number of a case, its person. */
  people: Record<string, string>;
};

/** A demonstration that nobody else writes in: what others log would look like what a call has changed. */
const server = freshServer(10, `${process.env.PULANG_DATA_DIR}-for-everybody`, 'bin/demo.mjs');

const printed = (script: string) => {
  const env = { ...process.env, PULANG_DATA_DIR: server.folder };
  return JSON.parse(execFileSync('tsx', [script], { env, maxBuffer: 64 * 1024 * 1024 }).toString());
};

export async function makeWorld(): Promise<World> {
  await server.start();
  return printed('e2e/support/everybody.ts');
}
export const endWorld = server.end;
export const wholeBase = (): Record<string, string> => printed('e2e/support/whole-base.ts');

export type Answer = { status: number; to: string; body: string };

const base = () => server.address;

export async function ask(path: string, cookie: string, data = false): Promise<Answer> {
  const headers = { cookie, 'accept-language': 'id', ...(data && { RSC: '1' }) };
  return told(
    await fetch(`${base()}${path}${data ? (path.includes('?') ? '&_rsc' : '?_rsc') : ''}`, {
      headers,
      redirect: 'manual',
    }),
  );
}

/** Calls a server action as its own form would, on any page. */
export async function call(
  action: Action,
  page: string,
  cookie: string,
  fields: Record<string, string>,
): Promise<Answer> {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.append(`_1_${name}`, value);
  body.append('0', JSON.stringify(action.takesState ? [{ problems: [], values: {} }, '$K1'] : ['$K1']));
  const headers = {
    cookie,
    'accept-language': 'id',
    accept: 'text/x-component',
    'next-action': action.id,
    origin: base(),
  };
  return told(await fetch(`${base()}${page}`, { method: 'POST', body, headers, redirect: 'manual' }));
}

/** Sends a form to a route handler, as a script of ours does. */
export async function send(path: string, cookie: string, fields: Record<string, string>): Promise<Answer> {
  const headers = { cookie, 'accept-language': 'id', origin: base(), 'sec-fetch-site': 'same-origin' };
  const body = new URLSearchParams(fields);
  return told(await fetch(`${base()}${path}`, { method: 'POST', body, headers, redirect: 'manual' }));
}

async function told(response: Response): Promise<Answer> {
  const to = response.headers.get('x-action-redirect') ?? response.headers.get('location') ?? '';
  return { status: response.status, to, body: await response.text() };
}

/** How many notices are new, as data: another story may ring the bell between two questions. */
const NUMBER_ON_BELL =
  /\[\\?"\$\\?",\\?"span\\?",null,\{\\?"aria-hidden\\?":\\?"true\\?",\\?"className\\?":\\?"absolute top-0\.5[^}]*\}\]/g;

/**
 * An answer about a case as far as it can be compared: every word that it says, once, without the case numbers and what
 * is new in every answer. In which pieces a page arrives, and in which order, is a matter of the machine's load.
 */
export function comparable({ status, to, body }: Answer, references: string[]): string {
  const said = references
    .reduce((text, reference) => text.replaceAll(reference, 'THE-CASE'), `${to}\n${withoutPieces(body)}`)
    .replace(/(nonce(?:\\?"|&quot;)?[:=]\\?"|'nonce-)[\w+/=]+/g, '$1NONCE')
    .replace(/"(\$L\w+)","[\w-]{21}([a-z])"/g, '"$1","REQUEST$2"')
    .replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, 'AN-ID')
    .replace(/search=[\w-]+/g, 'search=WORDS')
    .replace(/Pemberitahuan, \d+ baru/g, 'Pemberitahuan')
    .replace(/<span aria-hidden="true" class="absolute top-0\.5[^>]*>[^<]*<\/span>/g, '')
    .replace(NUMBER_ON_BELL, 'false');
  // The rows of data are numbered as they come, in hexadecimal, and point at one another.
  const words = said.split(/[^\p{L}\p{N}_./-]+/u).filter((word) => !/^[@LBSPQW]?[0-9a-f]{0,3}$/.test(word));
  return `${status} ${[...new Set(words)].sort().join(' ')}`;
}

/** A page without the scripts and marks that put late pieces of it into their places; the data it carries stays. */
function withoutPieces(body: string): string {
  return body
    .replace(/<script[^>]*>([\s\S]*?)<\/script>/g, (_, script: string) => pushed(script))
    .replace(/<template[^>]*><\/template>|<!--.*?-->|<div hidden="?"? id="S:[^"]*">/g, ' ');
}

function pushed(script: string): string {
  const data = /__next_f=?.*?push\(\[\d+,("[\s\S]*")\]\)/.exec(script)?.[1];
  return data ? ` ${JSON.parse(data)} ` : ' ';
}
