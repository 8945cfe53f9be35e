import type { Refused } from '@/lib/errors';

/** A body, read as it comes: no more than `largest` bytes are ever held, no longer than `within` milliseconds waited. */
export async function bodyOf(
  { body, headers }: Pick<Request, 'body' | 'headers'>,
  largest: number,
  within: number,
): Promise<Buffer<ArrayBuffer> | Refused<'too-large' | 'too-slow'>> {
  if (Number(headers.get('content-length') ?? 0) > largest) return { refused: 'too-large' };
  if (!body) return Buffer.alloc(0);
  const reading = body.getReader();
  const late = new Promise<'late'>((resolve) => setTimeout(resolve, within, 'late').unref());
  const parts: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const next = await Promise.race([reading.read(), late]);
    if (next !== 'late' && next.done) return Buffer.concat(parts);
    length += next === 'late' ? 0 : next.value.length;
    if (next === 'late' || length > largest) {
      // Whoever sends is not waited for: they may never end.
      void reading.cancel().catch(() => undefined);
      return { refused: next === 'late' ? 'too-slow' : 'too-large' };
    }
    parts.push(next.value);
  }
}
