import { setImmediate as othersFirst } from 'node:timers/promises';
import { read } from '../../base.mjs';

const PAGE = 500;

/** Raw rows in pages, streamed. */
export function GET(request) {
  const most = Number(new URL(request.url).searchParams.get('most'));
  const page = read('select * from flat where (handled_on, id) > (?, ?) order by handled_on, id limit ?').raw();
  async function* lines() {
    let after = ['', ''];
    for (let left = most; left > 0; left -= PAGE) {
      const rows = page.all(...after, Math.min(PAGE, left));
      if (rows.length === 0) return;
      yield `${rows.map((row) => row.join(',')).join('\n')}\n`;
      after = [rows.at(-1)[1], rows.at(-1)[0]];
      await othersFirst();
    }
  }
  const made = lines();
  const encoder = new TextEncoder();
  const body = new ReadableStream({
    async pull(controller) {
      const { done, value } = await made.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
  });
  return new Response(body, { headers: { 'content-type': 'text/csv' } });
}
