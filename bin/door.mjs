import { createServer } from 'node:http';
import { headersOfAll } from '../lib/headers.js';
import { wordsInBoth } from './words.mjs';

/**
 * What anybody may send us, and how long it may take. Asked before the app sees a request, signed in or not: Next would
 * take 10 MB of a body into memory before any limit of ours could answer.
 */
export const LARGEST_BODY = 1024 * 1024;
/** A list of names is longer than any form. Nowhere else is so much let in. */
export const LARGEST_LIST = 3 * 1024 * 1024;
const takesLists = /^\/(people\/second-list(\/download)?|cases\/intake)(\?|$)/;
const SECOND = 1000;
const times = {
  /** Everything of a request has to be here by then: one that never ends is cut off. */
  requestTimeout: 60 * SECOND,
  headersTimeout: 15 * SECOND,
  connectionsCheckingInterval: 5 * SECOND,
  // Longer than the proxies in front wait: else they ask on a connection that we are just closing.
  keepAliveTimeout: 65 * SECOND,
};
/** How long somebody who sends too much is listened to (and nothing kept), so that they hear the answer. */
const LINGER = 2 * SECOND;

/**
 * A server that hands on what it may.
 * @param {import('node:http').RequestListener} handle
 * @param {Partial<typeof times>} [other]
 */
export function door(handle, other = {}) {
  const server = createServer({ ...times, ...other }, (request, response) => {
    const refusal = refusalOf(request);
    if (refusal) refuse(request, refusal);
    else handle(request, response);
  });
  // Whoever asks first whether they may send is told before they do.
  server.on('checkContinue', (request, response) => {
    const refusal = refusalOf(request);
    if (refusal) return refuse(request, refusal);
    response.writeContinue();
    handle(request, response);
  });
  return server;
}

/** @typedef {'405 Method Not Allowed' | '411 Length Required' | '413 Content Too Large'} Refusal */

const methods = ['GET', 'HEAD', 'POST', 'OPTIONS'];
/** @type {Record<Refusal, import('./words.mjs').Sentence>} */
const sentenceOf = {
  '405 Method Not Allowed': 'noMethod',
  '411 Length Required': 'noLength',
  '413 Content Too Large': 'tooLarge',
};

/**
 * Without a length nobody knows when it is too much; browsers always say it. With one, the parser reads no more.
 * @param {import('node:http').IncomingMessage} request
 * @returns {Refusal | undefined}
 */
function refusalOf({ method = '', url = '', headers }) {
  if (!methods.includes(method)) return '405 Method Not Allowed';
  if (headers['transfer-encoding'] !== undefined) return '411 Length Required';
  const largest = takesLists.test(url) ? LARGEST_LIST : LARGEST_BODY;
  if (Number(headers['content-length'] ?? 0) > largest) return '413 Content Too Large';
}

/**
 * Answers, and drops what still comes in for a moment: closing at once would reset the connection, and the answer with it.
 * @param {import('node:http').IncomingMessage} request
 * @param {Refusal} refusal
 */
function refuse(request, refusal) {
  const sentence = `${wordsInBoth(sentenceOf[refusal])}\n`;
  const head = [
    `HTTP/1.1 ${refusal}`,
    ...headersOfAll.map(({ key, value }) => `${key}: ${value}`),
    'Connection: close',
    'Content-Type: text/plain; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(sentence)}`,
    'Cache-Control: no-store',
    "Content-Security-Policy: default-src 'none'; frame-ancestors 'none'",
    ...(refusal.startsWith('405') ? [`Allow: ${methods.join(', ')}`] : []),
  ];
  const { socket } = request;
  socket.end(`${head.join('\r\n')}\r\n\r\n${request.method === 'HEAD' ? '' : sentence}`);
  const close = () => socket.destroy();
  request.on('end', close).on('error', close).resume();
  setTimeout(close, LINGER).unref();
}
