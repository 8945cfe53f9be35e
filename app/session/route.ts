import { forAnybody, forStaff } from '@/app/handle';
import { presentOwner } from '@/features/accounts/session';

/** Whether the session of this browser lives, and whose it is, without lengthening it. For anybody: it says so of nobody else. */
export const GET = forAnybody({}, async () => {
  const owner = await presentOwner();
  return owner ? Response.json({ owner }) : new Response(null, { status: 401 });
});

/** Somebody is there and moves: the session goes on. */
export const POST = forStaff({}, async ({ actor }) => Response.json({ owner: actor.id }));
