import { closeSync, mkdirSync, openSync, readSync, writeFileSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { firstBrokenLink } from '@/db/audit';
import { whyNotToStart } from '@/db/check';
import { db } from '@/db/client';
import { cases, episodes, persons } from '@/db/schema';
import { openStore, putStore, type Store, store } from '@/db/store';
import type { SignedIn } from '@/features/accounts/commands/sessions';
import { signInToDemo } from '@/features/accounts/commands/sign-in';
import { allUsers } from '@/features/accounts/queries';
import { actorOf } from '@/features/accounts/session';
import { openCase } from '@/features/cases/commands/open-case';
import { recordIdentityOpened } from '@/features/cases/commands/open-identity';
import { caseFile } from '@/features/cases/queries/case-file';
import { caseList } from '@/features/cases/queries/case-list';
import { peopleNamed } from '@/features/people/name-index';
import { environment } from '@/lib/environment';
import { troubleOf } from '@/lib/errors';
import { newId } from '@/lib/id';
import { freshBase } from '@/test/base';
import { ayu, eko } from '@/test/people';
import { isReadable } from './queries';

/** What SQLite says of a disk and a file is its own; PostgreSQL's codes are told apart in lib/errors.test.ts. */
freshBase();

let reference: string;

async function opened(name: string, account = ''): Promise<string> {
  const file = { submissionId: newId(), officeId: ayu.officeId, status: 'active' as const, returnStep: null };
  const answers = { destination: 'KH', handledOn: '2026-11-10', name, account };
  const answer = await openCase(ayu, { ...file, answers });
  if ('refused' in answer) throw new Error(answer.refused);
  return answer.reference;
}

beforeEach(async () => {
  reference = await opened('Siti Rahasia');
  await opened('Budi Pertama');
});

const troubleIn = (work: Promise<unknown>) => work.then(() => 'none', troubleOf);

describe('On a full disk', () => {
  test('a case is not saved, and says why; all that was saved is read; with room again it works without a restart', async () => {
    fill();
    const before = await (await db()).$count(cases);
    expect(await troubleIn(opened('Tini Penuh', 'x'.repeat(20_000)))).toBe('full');
    expect(await (await db()).$count(cases)).toBe(before);
    expect((await caseFile(ayu, reference)).maskedName).toBe('S. R.');
    expect(await isReadable()).toBe(true);

    makeRoom();
    const later = await opened('Tini Penuh', 'x'.repeat(20_000));
    expect((await caseFile(ayu, later)).maskedName).toBe('T. P.');
    const reader = await db();
    expect(await reader.$count(persons)).toBe(await reader.$count(cases));
    expect(await reader.$count(episodes)).toBe(await reader.$count(cases));
    expect(await firstBrokenLink()).toBeNull();
  });

  test('a session is not lengthened, and still lives', async () => {
    mkdirSync(environment().dataDir, { recursive: true });
    writeFileSync(join(environment().dataDir, 'demo.json'), '{"complete":true}');
    const start = new Date();
    const { sid } = (await signInToDemo('ayu', start)) as SignedIn;
    stopWriting();
    expect(await actorOf(sid, new Date(start.getTime() + 5 * 60_000))).toMatchObject(ayu);
    expect(await troubleIn(recordIdentityOpened(ayu, reference))).toBe('full');
    writeAgain();
    await recordIdentityOpened(ayu, reference);
  });
});

describe('With one flipped byte', () => {
  test('in the cases, the pages of cases say so, and the others go on', async () => {
    await flipIn('cases');
    expect(await troubleIn(caseFile(ayu, reference))).toBe('damaged');
    expect(await allUsers(eko)).toHaveLength(5);
    expect(await firstBrokenLink()).toBeNull();
    expect(await isReadable()).toBe(true);
  });

  test('in the name of one person, that case says so, and lists and searches go on', async () => {
    const { personId } = (await (await db()).select().from(cases).where(eq(cases.reference, reference)))[0] ?? {};
    await behind((database) =>
      database
        .prepare(`update persons set identity = substr(identity, 1, 40) || x'00' || substr(identity, 42) where id = ?`)
        .run(personId),
    );
    expect(await troubleIn(caseFile(ayu, reference))).toBe('damaged');
    const { rows } = await caseList(ayu, { sort: 'handled' });
    expect(rows.map(({ maskedName }) => maskedName)).toEqual(['B. P.', '']);
    expect(await peopleNamed('Budi')).toHaveLength(1);
  });

  test('at the very beginning, a start says in one sentence what to do', async () => {
    const file = await closed();
    flip(file, 3);
    const error = await openStore(`file:${file}`).catch((reason) => reason);
    expect(troubleOf(error)).toBe('damaged');
    expect(whyNotToStart(error)?.message).toMatch(/is damaged, or not one of Pulang\. Run ".*doctor"/);
  });
});

/** Every connection that may write, as the store opened it. */
const writing = new Set<Database.Database>();
const { pragma } = Database.prototype;
Database.prototype.pragma = function (this: Database.Database, ...args) {
  if (!this.readonly) writing.add(this);
  return pragma.apply(this, args);
};

const open = () => [...writing].filter((database) => database.open);

/** No page more than there is. */
function fill(): void {
  for (const database of open()) database.pragma(`max_page_count = ${database.pragma('page_count', { simple: true })}`);
}

function makeRoom(): void {
  for (const database of open()) database.pragma('max_page_count = 1000000');
}

/** As a disk that takes nothing at all. */
function stopWriting(): void {
  for (const database of open()) database.pragma('query_only = ON');
}

function writeAgain(): void {
  for (const database of open()) database.pragma('query_only = OFF');
}

/** Closes the base; answers its file, without a log beside it. */
async function closed(): Promise<string> {
  await (await store()).close();
  return join(dirname(environment().dataDir), 'pulang.db');
}

async function behind(work: (database: Database.Database) => unknown): Promise<void> {
  const file = await closed();
  const database = new Database(file);
  work(database);
  database.close();
  await reopen(file);
}

/** Flips the byte that says what kind of page the first page of a table is. */
async function flipIn(table: string): Promise<void> {
  const file = await closed();
  const database = new Database(file, { readonly: true });
  const page = database.prepare('select rootpage from sqlite_schema where name = ?').pluck().get(table) as number;
  const size = database.pragma('page_size', { simple: true }) as number;
  database.close();
  flip(file, (page - 1) * size);
  await reopen(file);
}

async function reopen(file: string): Promise<void> {
  reopened = await openStore(`file:${file}`);
  await putStore(reopened);
}

let reopened: Store | undefined;
afterEach(async () => {
  await reopened?.close();
  reopened = undefined;
});

function flip(file: string, at: number): void {
  const handle = openSync(file, 'r+');
  const byte = Buffer.alloc(1);
  readSync(handle, byte, 0, 1, at);
  writeSync(handle, Buffer.of((byte[0] ?? 0) ^ 0xff), 0, 1, at);
  closeSync(handle);
}
