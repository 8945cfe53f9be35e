import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { encode } from 'next-auth/jwt';
import { expect, test, vi } from 'vitest';
import { db } from '@/db/client';
import { rootKey } from '@/db/master-key';
import { sessions } from '@/db/schema';
import { store } from '@/db/store';
import { environment } from '@/lib/environment';
import { derive } from '@/lib/sealing';
import { freshBase } from '@/test/base';
import { ayu } from '@/test/people';
import type { SignedIn } from './commands/sessions';
import { signInToDemo } from './commands/sign-in';
import { actorOf, leaveSession } from './session';

// What the browser of this request carries; there is no request in a test.
const cookie = vi.hoisted(() => ({ value: '' }));
vi.mock('next/headers', () => ({ cookies: async () => ({ get: () => cookie }), headers: async () => new Map() }));

freshBase();

test('Ayu leaves while nothing can be written: her session opens nothing more, and is ended once something can', async () => {
  mkdirSync(environment().dataDir, { recursive: true });
  writeFileSync(join(environment().dataDir, 'demo.json'), '{"complete":true}');
  const { sid } = (await signInToDemo('ayu')) as SignedIn;
  const secret = derive(rootKey(), 'session-token').toString('hex');
  cookie.value = await encode({ token: { sid }, secret });
  expect(await actorOf(sid)).toMatchObject(ayu);

  const base = await store();
  const { transact } = base;
  base.transact = () => Promise.reject(new Error('the disk is full'));
  await leaveSession();
  expect(await actorOf(sid)).toBeNull();
  base.transact = transact;

  expect(await actorOf(sid)).toBeNull();
  expect((await (await db()).select().from(sessions))[0]?.endedAt).not.toBeNull();
});
