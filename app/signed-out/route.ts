import { forAnybody } from '@/app/handle';

/** After signing out the browser forgets what it kept of us, then asks who comes next. For anybody: it ends no session. */
export const GET = forAnybody({}, async () => {
  const headers = { location: '/sign-in', 'clear-site-data': '"cache", "storage"' };
  return new Response(null, { status: 303, headers });
});
