import { forAnybody } from '@/app/handle';
import { dropSessionCookie, leaveSession } from '@/features/accounts/session';

/**
 * Signs out with a whole new page, and lets the browser forget those before it. For anybody: whoever is out already
 * comes to the same page.
 */
export const POST = forAnybody({ fromPlainForm: true }, async () => {
  await leaveSession();
  await dropSessionCookie();
  const headers = { location: '/sign-in', 'clear-site-data': '"cache", "storage"' };
  return new Response(null, { status: 303, headers });
});
