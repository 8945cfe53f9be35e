import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { db } from '@/db/client';
import { auditEntries } from '@/db/schema';
import type { Machine } from '@/lib/actor';
import { environment } from '@/lib/environment';
import { codeAt, enrolled, password, worked } from '@/test/accounts';
import { freshBase } from '@/test/base';
import { dewi, eko } from '@/test/people';
import { addHolder, chooseOwnPassphrase, takeHolderAway } from './commands/holders';
import { beginKit } from './commands/kit';
import { allSlots } from './queries';

freshBase();

const passphrase = 'perahu kuning di teluk';
const other = 'kopi hujan sore jendela';
const now = new Date();
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
const machine: Machine = { kind: 'machine', name: 'command-line' };

describe('A key-holder at a screen', () => {
  test('a screen left open is not enough to become one: it takes the password and a code', async () => {
    const { secret, ...seat } = await enrolled(eko, now);
    const shown = { passphrase: '', password, code: codeAt(secret, later(1)) };
    for (const wrong of [{ password: other.toUpperCase() }, { code: '000000' }])
      expect(await chooseOwnPassphrase(seat, { ...shown, ...wrong }, passphrase, later(1))).toEqual({
        refused: 'wrong-proof',
      });
    expect(await allSlots(eko)).toEqual([]);
    worked(await chooseOwnPassphrase(seat, shown, passphrase, later(1)));
    expect((await allSlots(eko)).map(({ holder }) => holder?.name)).toEqual(['Eko']);
    const shownAgain = eq(auditEntries.act, 'factor.shown');
    expect(await (await db()).$count(auditEntries, shownAgain)).toBe(1);
  });

  test('whoever is one types the present passphrase, to choose another or to take one away', async () => {
    worked(await addHolder(eko, eko.id, passphrase, now));
    worked(await addHolder(machine, dewi.id, other, later(2)));
    const { secret, ...seat } = await enrolled(eko, now);
    const proof = { password, code: codeAt(secret, later(3)) };
    const [ekos, dewis] = await allSlots(eko);
    const wrong = { ...proof, passphrase: other };
    expect(await chooseOwnPassphrase(seat, wrong, 'tiga perahu di bukit', later(3))).toEqual({ refused: 'no-match' });
    expect(await takeHolderAway(seat, wrong, dewis?.id ?? '', later(3))).toEqual({ refused: 'no-match' });
    expect((await allSlots(eko)).map(({ id }) => id)).toContain(ekos?.id);
    worked(await takeHolderAway(seat, { ...wrong, passphrase }, dewis?.id ?? '', later(3)));
    worked(await chooseOwnPassphrase(seat, { ...wrong, passphrase }, 'tiga perahu di bukit', later(3)));
    expect(await beginKit(eko, passphrase, later(3))).toEqual({ refused: 'no-match' });
  });

  test('in a demonstration, where Eko has neither password nor code, he goes on without', async () => {
    const seat = { staff: eko, sessionId: 'none', device: 'none' };
    const nothing = { passphrase: '', password: '', code: '' };
    expect(await chooseOwnPassphrase(seat, nothing, passphrase, now)).toEqual({ refused: 'wrong-proof' });
    const marker = join(environment().dataDir, 'demo.json');
    mkdirSync(environment().dataDir, { recursive: true });
    writeFileSync(marker, '{"complete":true}');
    try {
      worked(await chooseOwnPassphrase(seat, nothing, passphrase, now));
      expect(await chooseOwnPassphrase(seat, nothing, other, now)).toEqual({ refused: 'no-match' });
    } finally {
      rmSync(marker);
    }
  });
});
