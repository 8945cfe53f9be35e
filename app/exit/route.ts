import { forAnybody } from '@/app/handle';
import { dropSessionCookie, leaveSession } from '@/features/accounts/session';

/** The quick way out. For anybody: whoever presses it twice, or late, must land on the same blank page. */
export const POST = forAnybody({ fromPlainForm: true }, async () => {
  await leaveSession();
  await dropSessionCookie();
  const headers = { location: '/blank', 'clear-site-data': '"cache", "cookies", "storage"' };
  return new Response(null, { status: 303, headers });
});
