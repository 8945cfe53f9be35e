import { forAnybody } from '@/app/handle';

// No word, no script, no colour of ours: what somebody sees who looks over a shoulder.
const page = '<!doctype html><html lang="id"><meta charset="utf-8"><title>Pulang</title><body></body></html>';

/** Where the quick way out leads. For anybody: there is nothing here. */
export const GET = forAnybody(
  {},
  async () => new Response(page, { headers: { 'content-type': 'text/html; charset=utf-8' } }),
);
