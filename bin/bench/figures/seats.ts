import { randomBytes } from 'node:crypto';
import { asc, desc, eq, max } from 'drizzle-orm';
import { encode } from 'next-auth/jwt';
import { change } from '@/db/change';
import { rootKey } from '@/db/master-key';
import { cases, offices, persons, sessions, settings, users } from '@/db/schema';
import { store } from '@/db/store';
import { staffFrom } from '@/features/accounts/queries';
import { absoluteUntil, hashOfSession, idleUntil } from '@/features/accounts/rules';
import { openCase } from '@/features/cases/commands/open-case';
import { recordIdentityOpened } from '@/features/cases/commands/open-identity';
import type { Machine, Staff } from '@/lib/actor';
import { today } from '@/lib/calendar';
import { isRefused } from '@/lib/errors';
import { newId } from '@/lib/id';
import { derive } from '@/lib/sealing';
import type { Seats } from './base';

/**
 * Seats somebody at headquarters in a generated base, logs a case with an identity and one without, and prints where to
 * look; with `--count` only how many cases there are.
 */
const machine: Machine = { kind: 'machine', name: 'test' };
const MOST_EXPORTED = 100_000;
const opened = await store();
const { reader } = opened;
const count = await reader.$count(cases);
console.log(process.argv.includes('--count') ? count : JSON.stringify(await seats()));
await opened.close();

async function seats(): Promise<Seats> {
  const { staff, cookie } = await headquarters();
  const withIdentity = await logged(staff, {
    name: 'Zulkhairah Marbelina',
    nik: '3273015203990777',
    passport: 'X7654321',
    phone: '+62 811 9988 7766',
    account: 'Ditawari pekerjaan sebagai operator lewat media sosial; paspor diambil setibanya di sana. '.repeat(4),
  });
  const without = await logged(staff, {});
  await recordIdentityOpened(staff, withIdentity);
  // Last: whoever is new would be compared with everybody as soon as a server starts.
  await pairsAreLookedFor();
  const exported = Math.min(count, MOST_EXPORTED);
  const [until] = await placesFrom(exported - 1);
  const [middle] = await placesFrom(Math.floor(count / 2));
  const [last] = await placesFrom(40);
  const after = (place = { handledOn: '', id: '' }) => `${place.handledOn}_${place.id}`;
  return {
    ...{ cases: count, cookie, withIdentity, without, exported, until: until?.handledOn ?? today() },
    ...{ middle: after(middle), last: after(last) },
  };
}

/** Where the list is after so many of the oldest. */
function placesFrom(offset: number) {
  return reader
    .select({ handledOn: cases.handledOn, id: cases.id })
    .from(cases)
    .orderBy(asc(cases.handledOn), asc(cases.id))
    .limit(1)
    .offset(offset);
}

async function headquarters(): Promise<{ staff: Staff; cookie: string }> {
  const [office] = await reader.select().from(offices).where(eq(offices.code, 'PWNI'));
  if (!office) throw new Error('there is no headquarters');
  const id = newId();
  const sid = randomBytes(32).toString('base64url');
  const now = new Date();
  const [user] = await change(machine, async (tx, audit) => {
    const row = { id, signInName: `bench-${id}`, name: 'Bench', role: 'supervisor' as const, officeId: office.id };
    const added = await tx
      .insert(users)
      .values({ ...row, createdAt: now })
      .returning();
    await tx.insert(sessions).values({
      ...{ id: hashOfSession(sid), userId: id, createdAt: now, lastSeenAt: now, secondFactorAt: now },
      ...{ idleUntil: idleUntil(now), absoluteUntil: absoluteUntil(now) },
    });
    await audit.record({ act: 'session.opened', subject: { kind: 'user', id } });
    return added;
  });
  if (!user) throw new Error('nobody was seated');
  const secret = derive(rootKey(), 'session-token').toString('hex');
  const cookie = `pulang-session=${await encode({ token: { sid }, secret, maxAge: 8 * 60 * 60 })}`;
  return { staff: { ...staffFrom({ user, office }), session: hashOfSession(sid) }, cookie };
}

/** As in a base that has been in use: the invented people were all compared, which at a million takes hours. */
async function pairsAreLookedFor(): Promise<void> {
  const [end] = await reader.select({ seq: max(persons.identitySeq) }).from(persons);
  const [last] = await reader
    .select({ id: persons.id })
    .from(persons)
    .where(eq(persons.identitySeq, end?.seq ?? 0))
    .orderBy(desc(persons.id))
    .limit(1);
  const row = {
    value: JSON.stringify({ seq: end?.seq ?? 0, id: last?.id ?? '' }),
    changedBy: machine.name,
    changedAt: new Date(),
  };
  await change(machine, async (tx, audit) => {
    await tx
      .insert(settings)
      .values({ id: 'person-pairs', ...row })
      .onConflictDoUpdate({ target: settings.id, set: row });
    await audit.record({ act: 'pairs.sought', subject: { kind: 'setting', id: 'person-pairs' } });
  });
}

async function logged(staff: Staff, told: Record<string, string>): Promise<string> {
  const answer = await openCase(staff, {
    ...{ submissionId: newId(), officeId: staff.officeId, status: 'active', returnStep: null },
    answers: { destination: 'KH', handledOn: today(), ...told },
  });
  if (isRefused(answer)) throw new Error(answer.refused);
  return answer.reference;
}
