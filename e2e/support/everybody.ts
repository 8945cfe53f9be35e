import { randomBytes } from 'node:crypto';
import { eq, inArray } from 'drizzle-orm';
import { encode } from 'next-auth/jwt';
import { change } from '@/db/change';
import { rootKey } from '@/db/master-key';
import { caseLocks, cases, sessions, users } from '@/db/schema';
import { store } from '@/db/store';
import { staffFrom } from '@/features/accounts/queries';
import { absoluteUntil, hashOfSession, idleUntil } from '@/features/accounts/rules';
import { openCase } from '@/features/cases/commands/open-case';
import { findPairs } from '@/features/matching/commands/find-pairs';
import { allOffices } from '@/features/offices/queries';
import type { Machine, Role, Staff } from '@/lib/actor';
import { newId } from '@/lib/id';
import { derive } from '@/lib/sealing';

/**
 * Puts everybody there can be into the demonstration, each with a session, and cases that stand to them in every way.
 * Prints their cookies, the case numbers, and what must never be read by whom it is not for.
 */
const machine: Machine = { kind: 'machine', name: 'test' };
const opened = await store();
const offices = await allOffices(machine);
const office = (code: string) => {
  const found = offices.find((each) => each.code === code);
  if (!found) throw new Error(`there is no office ${code}`);
  return found;
};
const run = randomBytes(3).toString('hex');

async function member(name: string, role: Role, at: string): Promise<Staff> {
  const id = `user-${name}-${run}`;
  const row = { id, signInName: `${name}-${run}`, name, role, officeId: office(at).id, createdAt: new Date() };
  return change(machine, async (tx, audit) => {
    const [user] = await tx.insert(users).values(row).returning();
    await audit.record({ act: 'user.added', subject: { kind: 'user', id } });
    if (!user) throw new Error(name);
    return staffFrom({ user, office: office(at) });
  });
}

async function cookieOf(staff: Staff, secondFactor = true): Promise<string> {
  const sid = randomBytes(32).toString('base64url');
  const now = new Date();
  await change(machine, async (tx, audit) => {
    await tx.insert(sessions).values({
      id: hashOfSession(sid),
      userId: staff.id,
      createdAt: now,
      lastSeenAt: now,
      idleUntil: idleUntil(now),
      absoluteUntil: absoluteUntil(now),
      secondFactorAt: secondFactor ? now : null,
    });
    await audit.record({ act: 'session.opened', subject: { kind: 'user', id: staff.id } });
  });
  const secret = derive(rootKey(), 'session-token').toString('hex');
  return `pulang-session=${await encode({ token: { sid }, secret, maxAge: 8 * 60 * 60 })}`;
}

async function update(staff: Staff, values: Partial<typeof users.$inferInsert>): Promise<void> {
  await change(machine, async (tx, audit) => {
    await tx.update(users).set(values).where(eq(users.id, staff.id));
    await audit.record({ act: 'user.added', subject: { kind: 'user', id: staff.id } });
  });
}

const secrets = ['Zulkhairah Marbelina', '3273015203990777', 'X7654321', '81199887766'];

async function caseAt(by: Staff, lockedFor: Staff[] = []): Promise<string> {
  const [name, nik, passport] = secrets;
  const answers = { destination: 'KH', handledOn: '2026-11-10', name, nik, passport, phone: '+62 811 9988 7766' };
  const common = { submissionId: newId(), officeId: by.officeId, status: 'active' as const, returnStep: null };
  const answer = await openCase(by, { ...common, answers });
  if ('refused' in answer) throw new Error(answer.refused);
  await change(machine, async (tx, audit) => {
    const [row] = await tx.select().from(cases).where(eq(cases.reference, answer.reference));
    for (const { id: userId } of lockedFor)
      await tx
        .insert(caseLocks)
        .values({ id: newId(), caseId: row?.id ?? '', userId, lockedBy: 'test', lockedAt: new Date() });
    await audit.record({ act: 'case.locked', subject: { kind: 'case', id: answer.reference } });
  });
  return answer.reference;
}

const caseworker = await member('kartini', 'caseworker', 'PNH');
const supervisor = await member('lestari', 'supervisor', 'PNH');
const atHeadquarters = await member('mulyadi', 'supervisor', 'PWNI');
const analyst = await member('nurul', 'analyst', 'PWNI');
const administrator = await member('oktavia', 'administrator', 'PWNI');
const disabled = await member('prasetyo', 'supervisor', 'PWNI');
const reduced = await member('qomar', 'supervisor', 'PWNI');
const halfway = await member('ratna', 'supervisor', 'PWNI');
const elsewhere = await member('sugeng', 'caseworker', 'MNL');
const everybody = [caseworker, supervisor, atHeadquarters, analyst, administrator, reduced];

const cookies = {
  caseworker: await cookieOf(caseworker),
  supervisor: await cookieOf(supervisor),
  'supervisor at headquarters': await cookieOf(atHeadquarters),
  analyst: await cookieOf(analyst),
  administrator: await cookieOf(administrator),
  'signed out': '',
  disabled: await cookieOf(disabled),
  'with a role just reduced': await cookieOf(reduced),
  'without the second factor': await cookieOf(halfway, false),
};
await update(disabled, { disabledAt: new Date() });
await update(reduced, { role: 'analyst' });

const references = {
  mission: await caseAt(caseworker),
  headquarters: await caseAt(atHeadquarters),
  elsewhere: await caseAt(elsewhere),
  lockedAway: await caseAt(caseworker, everybody),
};
const files = await opened.reader
  .select({ reference: cases.reference, personId: cases.personId })
  .from(cases)
  .where(inArray(cases.reference, Object.values(references)));
const people = Object.fromEntries(files.map(({ reference, personId }) => [reference, personId]));
// What the server would find by itself in the middle of a test.
await findPairs(machine);
console.log(JSON.stringify({ cookies, references, secrets, colleague: elsewhere.id, people }));
await opened.close();
