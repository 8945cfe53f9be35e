import { forAnybody } from '@/app/handle';
import { isReadable } from '@/features/upkeep/queries';

/** Whether this server can answer. For anybody: a load balancer asks, and hears yes or no and nothing else. */
export const GET = forAnybody({}, async () => {
  const readable = await isReadable();
  return new Response(readable ? 'ok\n' : 'unavailable\n', {
    status: readable ? 200 : 503,
    headers: { 'content-type': 'text/plain; charset=utf-8' },
  });
});
