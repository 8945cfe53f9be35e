import { describe, expect, test } from 'vitest';
import { bodyOf } from './body';

/** A body that goes on for ever, and knows how much of it was taken. */
function endless(part: number, wait = 0) {
  const taken = { bytes: 0, cancelled: false };
  const body = new ReadableStream<Uint8Array<ArrayBuffer>>({
    async pull(to) {
      if (wait) await new Promise((go) => setTimeout(go, wait));
      taken.bytes += part;
      to.enqueue(new Uint8Array(part).fill(97));
    },
    cancel() {
      taken.cancelled = true;
    },
  });
  return { taken, request: { body, headers: new Headers() } };
}

describe('What is sent to a route', () => {
  test('is read to the last byte that is allowed', async () => {
    const request = new Request('http://localhost', { method: 'POST', body: 'nama=Siti' });
    expect(String(await bodyOf(request, 9, 1000))).toBe('nama=Siti');
  });

  test('is not read when its length says it is too much', async () => {
    const { taken, request } = endless(10);
    request.headers.set('content-length', '2000');
    expect(await bodyOf(request, 1000, 1000)).toEqual({ refused: 'too-large' });
    // The stream itself holds one part ready.
    expect(taken.bytes).toBe(10);
  });

  test('is let go as soon as it is too much, whatever its length says', async () => {
    const { taken, request } = endless(100);
    request.headers.set('content-length', '10');
    expect(await bodyOf(request, 1000, 1000)).toEqual({ refused: 'too-large' });
    expect(taken.bytes).toBeLessThan(1500);
    expect(taken.cancelled).toBe(true);
  });

  test('is let go when it takes too long', async () => {
    const { taken, request } = endless(1, 5);
    expect(await bodyOf(request, 1_000_000, 50)).toEqual({ refused: 'too-slow' });
    expect(taken.cancelled).toBe(true);
  });

  test('may be nothing', async () => {
    expect(String(await bodyOf(new Request('http://localhost'), 9, 1000))).toBe('');
  });
});
