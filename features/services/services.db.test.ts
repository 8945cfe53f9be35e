import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { change } from '@/db/change';
import { db } from '@/db/client';
import { auditEntries, proceedings, services } from '@/db/schema';
import { recordIdentityOpened } from '@/features/cases/commands/open-identity';
import { caseFile } from '@/features/cases/queries/case-file';
import { recordConsent } from '@/features/consents/commands';
import { countedIn } from '@/features/rights/commands/erase';
import { places } from '@/features/rights/places';
import { copyOf } from '@/features/rights/queries/copy';
import { addDays, today } from '@/lib/calendar';
import { NotFound } from '@/lib/errors';
import { newId } from '@/lib/id';
import { freshBase } from '@/test/base';
import { ayu, bagus, citra, dewi, machine } from '@/test/people';
import { loggedFile } from '@/test/stays';
import { recordProceeding, withdrawProceeding } from './commands/proceed';
import { changeService, recordNeeds, withdrawService } from './commands/serve';
import type { ToldNeeds, ToldProceeding, ToldService } from './input';
import { serviceList, servicesWaiting } from './queries/list';
import { proceedingsOf, servicesOf } from './queries/of-case';
import { byCountry } from './rules';

freshBase();

const TODAY = today();
const note = 'Minta pendamping perempuan; kakaknya ikut mengantar.';
const needs = (more: Partial<ToldNeeds> = {}): ToldNeeds => ({
  ...{ id: newId(), types: ['shelter', 'counselling'], on: '2026-09-01', note: '' },
  ...more,
});
const served = (more: Partial<ToldService>): ToldService => ({
  ...{ id: '', version: 1, state: 'provided', on: '2026-09-03', partner: null, until: null, nextOn: null, note: '' },
  ...more,
});
const stood = (more: Partial<ToldProceeding> = {}): ToldProceeding => ({
  ...{ id: newId(), country: 'KH', role: 'suspect', status: 'investigation', on: '2026-09-02' },
  ...more,
});

let reference = '';
let personId = '';
beforeEach(async () => {
  ({ reference, personId } = await loggedFile(ayu, { name: 'Siti Rahmawati', birth: '1999-03-12' }));
});

const servicesNow = async (actor = ayu) => servicesOf(actor, await caseFile(actor, reference));
const idOf = async (type: string) => (await servicesNow()).find((one) => one.type === type)?.id ?? '';

describe('What somebody needs', () => {
  test('Ayu records several needs at once; the analyst sees them in codes and no word of the note', async () => {
    expect(await recordNeeds(ayu, reference, needs({ note }))).toEqual({ recorded: true });
    await recordIdentityOpened(ayu, reference);
    expect((await servicesNow()).map(({ type, state, note: told }) => [type, state, told])).toEqual([
      ['counselling', 'needed', note],
      ['shelter', 'needed', note],
    ]);
    expect((await servicesNow(dewi)).map(({ note: told, hasNote }) => [told, hasNote])).toEqual([
      [null, true],
      [null, true],
    ]);
    const [row] = await (await db()).select().from(services);
    expect(row?.note?.toString('utf8')).not.toContain('pendamping');
  });

  test('A form sent twice makes them once, and what is waited for already is not recorded again', async () => {
    const told = needs();
    await recordNeeds(ayu, reference, told);
    expect(await recordNeeds(ayu, reference, told)).toEqual({ refused: 'sent-already' });
    expect(await recordNeeds(ayu, reference, needs({ types: ['shelter'] }))).toEqual({ refused: 'needed-already' });
    expect(await servicesNow()).toHaveLength(2);
  });

  test('Bagus of another office meets not found, whatever he tries', async () => {
    await recordNeeds(ayu, reference, needs());
    const id = await idOf('shelter');
    for (const tried of [
      () => recordNeeds(bagus, reference, needs()),
      () => changeService(bagus, reference, served({ id })),
      () => withdrawService(bagus, reference, id),
      () => recordProceeding(bagus, reference, stood()),
    ])
      await expect(tried()).rejects.toThrow(NotFound);
    expect((await serviceList(bagus, { which: 'unmet', type: null })).rows).toEqual([]);
  });

  test('No note of somebody who does not agree to their data being kept; the needs themselves are', async () => {
    const refusing = { scopes: ['personal_data' as const], state: 'refused' as const, language: null, proof: null };
    await recordConsent(ayu, reference, { ...refusing, on: TODAY, purpose: '' });
    expect(await recordNeeds(ayu, reference, needs({ note }))).toEqual({ refused: 'keeping-refused' });
    expect(await recordNeeds(ayu, reference, needs())).toEqual({ recorded: true });
  });
});

describe('What became of it', () => {
  test('A shelter is provided until a day, and leaves the list of what is waited for', async () => {
    await recordNeeds(ayu, reference, needs());
    expect(await servicesWaiting(ayu)).toEqual({ unmet: 2, late: 0 });
    const id = await idOf('shelter');
    const told = served({ id, until: addDays(TODAY, 30), nextOn: addDays(TODAY, -1) });
    expect(await changeService(ayu, reference, told)).toEqual({ recorded: true });
    expect(await servicesWaiting(ayu)).toEqual({ unmet: 1, late: 1 });
    const [late, provided, unmet] = [
      await serviceList(ayu, { which: 'late', type: null }),
      await serviceList(ayu, { which: 'provided', type: null }),
      await serviceList(ayu, { which: 'unmet', type: null }),
    ];
    expect([late.total, provided.total, unmet.total]).toEqual([1, 1, 1]);
    expect(provided.rows.map(({ type, reference: of }) => [type, of])).toEqual([['shelter', reference]]);
    expect(unmet.byType).toEqual([{ type: 'counselling', count: 1 }]);
  });

  test('What somebody cannot read just now stays as it is when they say what became of it', async () => {
    await recordNeeds(ayu, reference, needs({ note }));
    const id = await idOf('shelter');
    await changeService(ayu, reference, served({ id, note: null }));
    await recordIdentityOpened(ayu, reference);
    expect((await servicesNow()).find((one) => one.id === id)?.note).toBe(note);
    await changeService(ayu, reference, served({ id, version: 2 }));
    expect((await servicesNow()).find((one) => one.id === id)?.hasNote).toBe(false);
  });

  test('Citra was first: Ayu is told, and nothing of Citra is overwritten', async () => {
    await recordNeeds(ayu, reference, needs());
    const id = await idOf('shelter');
    await changeService(citra, reference, served({ id, state: 'planned', on: addDays(TODAY, 3) }));
    expect(await changeService(ayu, reference, served({ id }))).toEqual({ refused: 'stale' });
    expect((await servicesNow()).find((one) => one.id === id)?.state).toBe('planned');
  });

  test('Days are held against one another, and a partner against the list', async () => {
    await recordNeeds(ayu, reference, needs());
    const id = await idOf('shelter');
    const refusals = [
      await changeService(ayu, reference, served({ id, on: '2026-08-31' })),
      await changeService(ayu, reference, served({ id, on: addDays(TODAY, 1) })),
      await changeService(ayu, reference, served({ id, partner: 'nobody' })),
      await recordNeeds(ayu, reference, needs({ types: ['schooling'], on: addDays(TODAY, 1) })),
    ];
    expect(refusals).toEqual(
      ['before-needed', 'day-in-future', 'unknown-partner', 'day-in-future'].map((refused) => ({ refused })),
    );
  });

  test('What was recorded by mistake is withdrawn once, and may be needed again', async () => {
    await recordNeeds(ayu, reference, needs());
    const id = await idOf('shelter');
    expect(await withdrawService(ayu, reference, id)).toEqual({ recorded: true });
    expect(await withdrawService(ayu, reference, id)).toEqual({ refused: 'withdrawn-already' });
    expect(await recordNeeds(ayu, reference, needs({ types: ['shelter'] }))).toEqual({ recorded: true });
  });
});

describe('Criminal proceedings', () => {
  const rolesNow = async (actor = ayu) => proceedingsOf(actor, await caseFile(actor, reference));

  test('A suspect in Cambodia may be a witness at home: each country stands by itself, the newest first', async () => {
    await recordProceeding(ayu, reference, stood());
    await recordProceeding(ayu, reference, stood({ country: 'ID', role: 'witness', status: 'report_made' }));
    await recordProceeding(ayu, reference, stood({ role: 'none', status: 'stopped', on: '2026-10-01' }));
    const told = byCountry(await rolesNow()).map(({ country, now, before }) => [country, now.role, before.length]);
    expect(told).toEqual([
      ['KH', 'none', 1],
      ['ID', 'witness', 0],
    ]);
  });

  test('The analyst learns of no accusation, and the audit keeps none', async () => {
    await recordProceeding(ayu, reference, stood());
    expect(await rolesNow(dewi)).toEqual([]);
    const entries = await (await db()).select().from(auditEntries).where(eq(auditEntries.act, 'proceeding.recorded'));
    expect(entries.map(({ details }) => details)).toEqual(['{"on":"2026-09-02"}']);
  });

  test('A form sent twice makes one; what was recorded by mistake is withdrawn', async () => {
    const told = stood();
    await recordProceeding(ayu, reference, told);
    expect(await recordProceeding(ayu, reference, told)).toEqual({ refused: 'sent-already' });
    expect(await recordProceeding(ayu, reference, stood({ on: addDays(TODAY, 1) }))).toEqual({
      refused: 'day-in-future',
    });
    await withdrawProceeding(ayu, reference, told.id);
    expect(await rolesNow()).toEqual([]);
    expect(await (await db()).$count(proceedings)).toBe(1);
  });
});

describe('The person behind it', () => {
  test('Siti finds her services and what she is accused of in the copy of her data', async () => {
    await recordNeeds(ayu, reference, needs({ note, types: ['legal_aid'] }));
    await recordProceeding(ayu, reference, stood());
    const copy = await copyOf(citra, reference);
    expect(copy.services.map(({ type, note: told }) => [type, told])).toEqual([['legal_aid', note]]);
    expect(copy.proceedings.map(({ country, role }) => [country, role])).toEqual([['KH', 'suspect']]);
  });

  test('Erasing empties the notes and leaves the codes of what was needed, and nothing of what she was accused of', async () => {
    const other = await loggedFile(ayu, { name: 'Rini Astuti', birth: '1997-07-01' });
    await recordNeeds(ayu, reference, needs({ note }));
    await recordProceeding(ayu, reference, stood());
    const mistaken = stood({ country: 'TH' });
    await recordProceeding(ayu, reference, mistaken);
    await withdrawProceeding(ayu, reference, mistaken.id);
    await recordProceeding(ayu, other.reference, stood({ role: 'witness' }));
    expect((await countedIn(await db(), [personId])).filter(({ count }) => count > 1)).toEqual([
      { name: 'services', count: 2 },
      { name: 'proceedings', count: 2 },
    ]);
    await change(machine, async (tx, audit) => {
      for (const place of places) await place.erase(tx, [personId]);
      await audit.record({ act: 'rights.erased', subject: { kind: 'person', id: personId } });
    });
    expect((await servicesNow()).map(({ hasNote, type }) => [hasNote, type])).toEqual([
      [false, 'counselling'],
      [false, 'shelter'],
    ]);
    const left = await (await db()).select({ role: proceedings.role }).from(proceedings);
    expect(left).toEqual([{ role: 'witness' }]);
  });
});
