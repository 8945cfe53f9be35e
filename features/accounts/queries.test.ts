import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { change } from '@/db/change';
import { db } from '@/db/client';
import { sessions, users } from '@/db/schema';
import { environment } from '@/lib/environment';
import { freshBase } from '@/test/base';
import { ayu, eko, machine } from '@/test/people';
import { endSession, type SignedIn } from './commands/sessions';
import { signInToDemo } from './commands/sign-in';
import { allUsers, demoPeople, isSetUp } from './queries';
import { actorOf } from './session';

freshBase();

const start = new Date('2026-03-01T08:00:00Z');
const minutesLater = (minutes: number) => new Date(start.getTime() + minutes * 60_000);
function inADemoFolder() {
  mkdirSync(environment().dataDir, { recursive: true });
  writeFileSync(join(environment().dataDir, 'demo.json'), '{"complete":true}');
}

describe('A session', () => {
  let sid: string;
  beforeEach(async () => {
    inADemoFolder();
    sid = ((await signInToDemo('ayu', start)) as SignedIn).sid;
  });

  test('says who Ayu is, as her row says now', async () => {
    expect(await actorOf(sid, start)).toMatchObject(ayu);
    await change(machine, async (tx, audit) => {
      await tx.update(users).set({ role: 'analyst' }).where(eq(users.id, ayu.id));
      await audit.record({ act: 'user.changed', subject: { kind: 'user', id: ayu.id } });
    });
    expect(await actorOf(sid, start)).toMatchObject({ role: 'analyst' });
  });

  test('nobody opened says nothing', async () => {
    expect(await actorOf('made up', start)).toBeNull();
  });

  test('that was ended is over', async () => {
    await endSession(ayu, sid, start);
    expect(await actorOf(sid, start)).toBeNull();
  });

  test('of a disabled account is over', async () => {
    await change(machine, async (tx, audit) => {
      await tx.update(users).set({ disabledAt: start }).where(eq(users.id, ayu.id));
      await audit.record({ act: 'user.disabled', subject: { kind: 'user', id: ayu.id } });
    });
    expect(await actorOf(sid, start)).toBeNull();
  });

  test('is over after a quarter of an hour without a request', async () => {
    expect(await actorOf(sid, minutesLater(15))).toBeNull();
  });

  test('lives on while Ayu works, but eight hours at most', async () => {
    for (let minute = 0; minute < 480; minute += 14)
      expect(await actorOf(sid, minutesLater(minute)), `after ${minute} minutes`).toMatchObject(ayu);
    expect(await actorOf(sid, minutesLater(480))).toBeNull();
  });

  test('opened while the clock was two days ahead is over once it is right again', async () => {
    const twoDaysBefore = minutesLater(-2 * 24 * 60);
    expect(await actorOf(sid, twoDaysBefore)).toBeNull();
    expect(await actorOf(sid, minutesLater(-3))).toMatchObject(ayu);
  });

  test('that was still used while the clock was ahead is over as well', async () => {
    await actorOf(sid, minutesLater(14));
    expect(await actorOf(sid, minutesLater(1))).toBeNull();
  });

  test('is written at most once a minute', async () => {
    const seen = async () => (await (await db()).select().from(sessions))[0]?.lastSeenAt;
    await actorOf(sid, minutesLater(0.5));
    expect(await seen()).toEqual(start);
    await actorOf(sid, minutesLater(1));
    expect(await seen()).toEqual(minutesLater(1));
  });
});

describe('The people of the demonstration', () => {
  test('are offered in a demo folder', async () => {
    inADemoFolder();
    expect((await demoPeople()).map(({ name }) => name)).toEqual(['Ayu', 'Bagus', 'Citra', 'Dewi', 'Eko']);
  });
  test('and nowhere else', async () => {
    expect(await demoPeople()).toEqual([]);
  });
});

test('A base with people in it is set up', async () => {
  expect(await isSetUp()).toBe(true);
});

test('Eko sees every account, and Ayu none', async () => {
  expect(await allUsers(eko)).toHaveLength(5);
  await expect(allUsers(ayu)).rejects.toThrow('users');
});
