import { type ClientRequest, type IncomingMessage, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { DOCUMENTS_AT_ONCE, door, LARGEST_BODY, LARGEST_DOCUMENT, LARGEST_LIST } from './door.mjs';

let server: Server | undefined;
afterEach(() => void server?.close());

/** A door before an app that reads what it is sent and says how much that was. */
async function opened(times = {}): Promise<{ port: number; heard: number[] }> {
  const heard: number[] = [];
  const listening = door(async (asked, answer) => {
    let length = 0;
    try {
      for await (const part of asked) length += part.length;
      heard.push(length);
      answer.end(String(length));
    } catch {
      heard.push(-1);
    }
  }, times);
  server = listening;
  await new Promise<void>((ready) => listening.listen(0, '127.0.0.1', ready));
  return { port: (listening.address() as AddressInfo).port, heard };
}

type Told = { status: number; text: string; connection: string | undefined };

function sent(port: number, headers: Record<string, string>, send: (to: ClientRequest) => void): Promise<Told> {
  return new Promise((resolve, reject) => {
    const asking = request({ host: '127.0.0.1', port, method: 'POST', headers }, async (answer: IncomingMessage) => {
      let text = '';
      for await (const part of answer) text += part;
      resolve({ status: answer.statusCode ?? 0, text, connection: answer.headers.connection });
    });
    asking.on('error', reject);
    send(asking);
  });
}

describe('The door', () => {
  test('lets through what is not too large, to the last byte', async () => {
    const { port } = await opened();
    const body = Buffer.alloc(LARGEST_BODY, 'a');
    const told = await sent(port, { 'content-length': String(body.length) }, (to) => to.end(body));
    expect(told).toMatchObject({ status: 200, text: String(LARGEST_BODY) });
  });

  test('answers before it reads when somebody says they send too much', async () => {
    const { port, heard } = await opened();
    const told = await sent(port, { 'content-length': String(300 * 1024 * 1024) }, (to) => void to.write('a'));
    expect(told).toMatchObject({ status: 413, connection: 'close' });
    expect(told.text).toContain('terlalu besar');
    expect(heard).toEqual([]);
  });

  test('lets a longer list through where lists are taken in, and nowhere else', async () => {
    const { port } = await opened();
    const sendTo = async (path: string, length: number) =>
      (await fetch(`http://127.0.0.1:${port}${path}`, { method: 'POST', body: Buffer.alloc(length, 'a') })).status;
    expect(await sendTo('/people/second-list', LARGEST_LIST)).toBe(200);
    expect(await sendTo('/people/second-list/download', LARGEST_LIST)).toBe(200);
    expect(await sendTo('/cases/intake', LARGEST_LIST)).toBe(200);
    for (const path of ['/', '/sign-in', '/people/second-listing', '/cases?/people/second-list', '/cases/intake/1'])
      expect([path, await sendTo(path, LARGEST_BODY + 1)]).toEqual([path, 413]);
    expect(await sendTo('/people/second-list', LARGEST_LIST + 1)).toBe(413);
  });

  test('lets a document through where documents are taken in, and only so many at once', async () => {
    const { port } = await opened();
    const place = '/cases/PNH-2026-0001/documents/upload';
    const sendTo = async (path: string, length: number) =>
      (await fetch(`http://127.0.0.1:${port}${path}`, { method: 'POST', body: Buffer.alloc(length, 'a') })).status;
    expect(await sendTo(place, LARGEST_DOCUMENT)).toBe(200);
    expect(await sendTo(place, LARGEST_DOCUMENT + 1)).toBe(413);
    for (const path of ['/cases/a/b/documents/upload', '/cases/a/documents/uploads', `/?x=${place}`])
      expect([path, await sendTo(path, LARGEST_BODY + 1)]).toEqual([path, 413]);

    const going = Array.from({ length: DOCUMENTS_AT_ONCE }, () => connect(port, '127.0.0.1'));
    const head = `POST ${place} HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\n`;
    await Promise.all(going.map((one) => new Promise<void>((sent) => one.write(head, () => sent()))));
    await expect.poll(() => sendTo(place, 3)).toBe(503);
    expect(await sendTo('/', 3)).toBe(200);
    for (const one of going) one.destroy();
    await expect.poll(() => sendTo(place, 3)).toBe(200);
  });

  test('says so as well to whoever asks first', async () => {
    const { port, heard } = await opened();
    const headers = { expect: '100-continue', 'content-length': String(LARGEST_BODY + 1) };
    expect((await sent(port, headers, (to) => to.flushHeaders())).status).toBe(413);
    const small = { expect: '100-continue', 'content-length': '3' };
    const told = await sent(port, small, (to) => void to.on('continue', () => to.end('abc')).flushHeaders());
    expect(told).toMatchObject({ status: 200, text: '3' });
    expect(heard).toEqual([3]);
  });

  test.each(['PUT', 'DELETE', 'PROPFIND', 'PATCH'])('has no use for %s', async (method) => {
    const { port, heard } = await opened();
    const answer = await fetch(`http://127.0.0.1:${port}/`, { method });
    expect([answer.status, answer.headers.get('x-content-type-options')]).toEqual([405, 'nosniff']);
    expect(heard).toEqual([]);
  });

  test('takes nothing whose length is not given', async () => {
    const { port, heard } = await opened();
    const told = await sent(port, { 'transfer-encoding': 'chunked' }, (to) => void to.write('a'.repeat(5000)));
    expect(told.status).toBe(411);
    expect(heard).toEqual([]);
  });

  test('cuts off what never ends', async () => {
    const { port, heard } = await opened({ requestTimeout: 200, headersTimeout: 100, connectionsCheckingInterval: 50 });
    const never = connect(port, '127.0.0.1');
    never.write('POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\n');
    const drip = setInterval(() => never.write('a'), 20);
    const answer = await new Promise<string>((resolve) => {
      let text = '';
      never.on('data', (part) => {
        text += part;
      });
      never.on('error', () => undefined);
      never.on('close', () => resolve(text));
    });
    clearInterval(drip);
    expect(answer).toMatch(/^HTTP\/1\.1 408 /);
    expect(heard).toEqual([-1]);
  });

  test('gives a head no longer than the body', async () => {
    const { port } = await opened({ requestTimeout: 200, headersTimeout: 100, connectionsCheckingInterval: 50 });
    const slow = connect(port, '127.0.0.1');
    slow.write('GET / HTTP/1.1\r\nHost:');
    const answer = await new Promise<string>((resolve) => slow.once('data', (part) => resolve(String(part))));
    expect(answer).toMatch(/^HTTP\/1\.1 408 /);
  });
});
