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
/** A document of a case, 10 MB, with the form around it. Only so many at once: each is held in memory until it is whole. */
export const LARGEST_DOCUMENT = 10 * 1024 * 1024 + 64 * 1024;
const takesDocuments = /^\/cases\/[^/?]+\/documents\/upload(\?|$)/;
export const DOCUMENTS_AT_ONCE = 6;
const SECOND = 1000;
const times = {
  /** Everything of a request has to be here by then: one that never ends is cut off. */
  requestTimeout: 60 * SECOND,
  /** The same of a document: from a phone abroad it takes its time. */
  documentTimeout: 300 * SECOND,
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
  const { requestTimeout, documentTimeout, ...rest } = { ...times, ...other };
  let documents = 0;
  /** @param {import('node:http').IncomingMessage} request @param {import('node:http').ServerResponse} response */
  const enter = (request, response, before = () => {}) => {
    const isDocument = request.method === 'POST' && takesDocuments.test(request.url ?? '');
    const full = isDocument && documents >= DOCUMENTS_AT_ONCE;
    const refusal = refusalOf(request) ?? (full ? '503 Service Unavailable' : undefined);
    if (refusal) return refuse(request, refusal);
    if (isDocument) {
      documents += 1;
      response.once('close', () => {
        documents -= 1;
      });
    } else within(requestTimeout, request, response);
    before();
    handle(request, response);
  };
  const server = createServer({ ...rest, requestTimeout: documentTimeout }, (request, response) =>
    enter(request, response),
  );
  // Whoever asks first whether they may send is told before they do.
  server.on('checkContinue', (request, response) => enter(request, response, () => response.writeContinue()));
  return server;
}

/**
 * Cuts off what is not here by then. The server itself knows one time for all, the longest.
 * @param {number} time
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 */
function within(time, request, response) {
  const late = setTimeout(() => {
    if (request.complete) return;
    const { socket } = request;
    if (response.headersSent) socket.destroy();
    else socket.end('HTTP/1.1 408 Request Timeout\r\nConnection: close\r\n\r\n', () => socket.destroy());
  }, time);
  request.once('end', () => clearTimeout(late)).once('close', () => clearTimeout(late));
}

/** @typedef {'405 Method Not Allowed' | '411 Length Required' | '413 Content Too Large' | '503 Service Unavailable'} Refusal */

const methods = ['GET', 'HEAD', 'POST', 'OPTIONS'];
/** @type {Record<Refusal, import('./words.mjs').Sentence>} */
const sentenceOf = {
  '405 Method Not Allowed': 'noMethod',
  '411 Length Required': 'noLength',
  '413 Content Too Large': 'tooLarge',
  '503 Service Unavailable': 'tooManyAtOnce',
};

/**
 * Without a length nobody knows when it is too much; browsers always say it. With one, the parser reads no more.
 * @param {import('node:http').IncomingMessage} request
 * @returns {Refusal | undefined}
 */
function refusalOf({ method = '', url = '', headers }) {
  if (!methods.includes(method)) return '405 Method Not Allowed';
  if (headers['transfer-encoding'] !== undefined) return '411 Length Required';
  const largest = takesDocuments.test(url) ? LARGEST_DOCUMENT : takesLists.test(url) ? LARGEST_LIST : LARGEST_BODY;
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
    ...(refusal.startsWith('503') ? ['Retry-After: 20'] : []),
    ...(refusal.startsWith('405') ? [`Allow: ${methods.join(', ')}`] : []),
  ];
  const { socket } = request;
  socket.end(`${head.join('\r\n')}\r\n\r\n${request.method === 'HEAD' ? '' : sentence}`);
  const close = () => socket.destroy();
  request.on('end', close).on('error', close).resume();
  setTimeout(close, LINGER).unref();
}
