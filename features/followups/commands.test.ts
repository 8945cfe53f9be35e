import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { firstBrokenLink } from '@/db/audit';
import { db } from '@/db/client';
import { auditEntries, caseNotes, followUpSchedules, followUps } from '@/db/schema';
import { closeCase } from '@/features/cases/commands/move-case';
import { openCase } from '@/features/cases/commands/open-case';
import { recordIdentityOpened } from '@/features/cases/commands/open-identity';
import { caseFile } from '@/features/cases/queries/case-file';
import { timelineOf } from '@/features/cases/queries/timeline';
import { recordConsent } from '@/features/consents/commands';
import { noticesOf } from '@/features/notices/queries';
import { stopUse } from '@/features/rights/commands/requests';
import { copyOf } from '@/features/rights/queries/copy';
import { addDays, today } from '@/lib/calendar';
import { NotFound } from '@/lib/errors';
import { newId } from '@/lib/id';
import { freshBase } from '@/test/base';
import { ayu, bagus, citra, dewi, eko } from '@/test/people';
import { addNote } from './commands/note';
import { recordFollowUp } from './commands/record';
import { setSchedule } from './commands/schedule';
import type { Told } from './input';
import { followUpsOf } from './queries/file';
import { notesOf } from './queries/notes';
import { schedulesOf } from './queries/schedules';

freshBase();

const TODAY = today();
const HOME = addDays(TODAY, -40);
const words = 'Bekerja di kebun orang tuanya.';
const told = (more: Partial<Told> = {}): Told => ({
  ...{ id: newId(), month: 1, on: TODAY, outcome: 'well', note: words },
  ...more,
});
const everyMonth = { officeId: ayu.officeId, months: [1, 3], since: addDays(TODAY, -400) };

let reference = '';
beforeEach(async () => {
  reference = await returned(HOME);
  await setSchedule(citra, everyMonth);
});

async function returned(on: string | null): Promise<string> {
  const opened = await openCase(ayu, {
    ...{ submissionId: newId(), officeId: ayu.officeId, status: 'active' },
    returnStep: on ? { status: 'arrived_indonesia', on } : null,
    answers: { destination: 'KH', handledOn: addDays(TODAY, -60), name: 'Siti' },
  });
  return 'reference' in opened ? opened.reference : '';
}

const states = async () => (await followUpsOf(ayu, reference)).months.map(({ state }) => state);
const acts = async (act: string) =>
  (await (await db()).select().from(auditEntries).where(eq(auditEntries.act, act))).map(({ details }) =>
    JSON.parse(details),
  );
const refuse = async (scope: 'assistance' | 'personal_data', state: 'refused' | 'given' = 'refused') =>
  recordConsent(ayu, reference, {
    ...{ scopes: [scope], state, on: TODAY, purpose: '' },
    ...(state === 'given' ? { language: 'id', proof: 'spoken' as const } : { language: null, proof: null }),
  });

describe('Asking after somebody', () => {
  test('Ayu reaches Siti: the month is done, and the words lie sealed', async () => {
    expect(await states()).toEqual(['overdue', 'ahead']);
    await recordFollowUp(ayu, reference, told());
    expect(await states()).toEqual(['done', 'ahead']);
    const [row] = await (await db()).select().from(followUps);
    expect(row).toMatchObject({ month: 1, on: TODAY, outcome: 'well', recordedBy: ayu.id });
    expect(row?.note?.includes('kebun')).toBe(false);
    expect(await acts('follow-up.recorded')).toEqual([{ outcome: 'well', on: TODAY, month: 1 }]);
    expect(await firstBrokenLink()).toBeNull();
  });

  test('Who was not reached stays due', async () => {
    await recordFollowUp(ayu, reference, told({ outcome: 'not_reached' }));
    expect(await states()).toEqual(['overdue', 'ahead']);
  });

  test('Day, outcome and author are told always, the words while the identity is open', async () => {
    await recordFollowUp(ayu, reference, told());
    const [sealed] = (await followUpsOf(ayu, reference)).attempts;
    expect(sealed).toMatchObject({ on: TODAY, outcome: 'well', by: 'Ayu', hasNote: true, note: null });
    await recordIdentityOpened(ayu, reference);
    expect((await followUpsOf(ayu, reference)).attempts).toMatchObject([{ note: words }]);
    expect((await followUpsOf(citra, reference)).attempts).toMatchObject([{ note: null }]);
  });

  test('The story of the case tells of it, without the words', async () => {
    await recordFollowUp(ayu, reference, told());
    await addNote(ayu, reference, { id: newId(), kind: 'talk', on: TODAY, text: words });
    const happenings = await timelineOf(ayu, await caseFile(ayu, reference));
    expect(happenings).toContainEqual(
      expect.objectContaining({ kind: 'followUp', outcome: 'well', month: 1, who: 'Ayu', day: TODAY }),
    );
    expect(happenings).toContainEqual(expect.objectContaining({ kind: 'note', who: 'Ayu', day: TODAY }));
    expect(JSON.stringify(happenings)).not.toContain('kebun');
  });

  test('Somebody abroad again is told to those who supervise, and asked after no more', async () => {
    await recordFollowUp(ayu, reference, told({ outcome: 'abroad_again', note: '' }));
    expect(await noticesOf(citra)).toMatchObject([{ kind: 'abroad-again', details: { reference, by: 'Ayu' } }]);
    expect(await noticesOf(ayu)).toEqual([]);
    expect(await followUpsOf(ayu, reference)).toMatchObject({ abroadAgain: true });
    expect(await states()).toEqual(['done', 'ended']);
  });

  test('A form sent twice is one attempt', async () => {
    const once = told();
    expect(await recordFollowUp(ayu, reference, once)).toEqual({ id: once.id });
    expect(await recordFollowUp(ayu, reference, once)).toEqual({ refused: 'sent-already' });
    expect(await (await db()).$count(followUps)).toBe(1);
  });

  test('A closed case is followed up all the same', async () => {
    const closing = { on: TODAY, reason: 'repatriated_no_further_need', referred: false } as const;
    await closeCase(ayu, { reference, version: 0 }, closing, TODAY);
    expect(await recordFollowUp(ayu, reference, told())).toHaveProperty('id');
  });

  test.each([
    ['before the return', { on: addDays(HOME, -1) }, 'before-return'],
    ['for a month that is not in the schedule', { month: 2 }, 'month'],
    ['for a month long before its day', { month: 3 }, 'month'],
  ])('It is refused %s', async (_, wrong, reason) => {
    expect(await recordFollowUp(ayu, reference, told(wrong))).toEqual({ refused: reason });
    expect(await acts('follow-up.recorded')).toEqual([]);
  });

  test('Nobody is asked after before they are home', async () => {
    reference = await returned(null);
    expect(await recordFollowUp(ayu, reference, told({ month: null }))).toEqual({ refused: 'not-home' });
    expect(await followUpsOf(ayu, reference)).toMatchObject({ months: [], followed: false });
  });

  test('Who came home before the schedule began is not asked after, but what is heard is kept', async () => {
    await setSchedule(citra, { ...everyMonth, since: addDays(HOME, 1) });
    expect(await states()).toEqual([]);
    expect(await recordFollowUp(ayu, reference, told())).toEqual({ refused: 'month' });
    expect(await recordFollowUp(ayu, reference, told({ month: null }))).toHaveProperty('id');
  });

  test('Of another office’s case, and for whoever sees no identity, it is not there', async () => {
    for (const actor of [bagus, dewi, eko]) {
      await expect(followUpsOf(actor, reference)).rejects.toThrow(NotFound);
      await expect(recordFollowUp(actor, reference, told())).rejects.toThrow(NotFound);
    }
    expect(await (await db()).$count(followUps)).toBe(0);
  });
});

describe('Who does not want to be asked after', () => {
  test.each([
    ['assistance', 'said-no'],
    ['personal_data', 'keeping-refused'],
  ] as const)('because they refused %s is not', async (scope, reason) => {
    await refuse(scope);
    expect(await followUpsOf(ayu, reference)).toMatchObject({ barrier: 'refused' });
    expect(await recordFollowUp(ayu, reference, told())).toEqual({ refused: reason });
    await refuse(scope, 'given');
    expect(await followUpsOf(ayu, reference)).toMatchObject({ barrier: null });
    expect(await recordFollowUp(ayu, reference, told())).toHaveProperty('id');
  });

  test('because they stopped the use of their data is not', async () => {
    await stopUse(ayu, reference, { askedAt: new Date(), words: 'Ia meminta lewat telepon.' });
    expect(await followUpsOf(ayu, reference)).toMatchObject({ barrier: 'stopped' });
    expect(await recordFollowUp(ayu, reference, told())).toEqual({ refused: 'withheld' });
  });
});

describe('A dated note', () => {
  const note = (text: string, on = TODAY) => ({ id: newId(), kind: 'talk' as const, on, text });

  test('is read by day and author, and in words while the identity is open', async () => {
    await addNote(ayu, reference, note('Yang lama.', HOME));
    await addNote(ayu, reference, note(words));
    expect((await notesOf(citra, reference)).notes).toMatchObject([
      { on: TODAY, by: 'Ayu', text: null },
      { on: HOME, by: 'Ayu', text: null },
    ]);
    await recordIdentityOpened(ayu, reference);
    expect((await notesOf(ayu, reference)).notes.map(({ text }) => text)).toEqual([words, 'Yang lama.']);
    expect((await (await db()).select().from(caseNotes))[0]?.text.includes('lama')).toBe(false);
    expect(await acts('note.added')).toEqual([
      { kind: 'talk', on: HOME },
      { kind: 'talk', on: TODAY },
    ]);
  });

  test('comes along in the access copy, as does what was heard', async () => {
    await addNote(ayu, reference, note(words));
    await recordFollowUp(ayu, reference, told({ note: 'Ibunya sakit.' }));
    expect(await copyOf(ayu, reference)).toMatchObject({
      notes: [{ on: TODAY, text: words }],
      followUps: [{ on: TODAY, outcome: 'well', note: 'Ibunya sakit.' }],
    });
  });

  test('sent twice is one, and many come a page at a time', async () => {
    const once = note(words);
    await addNote(ayu, reference, once);
    expect(await addNote(ayu, reference, once)).toEqual({ refused: 'sent-already' });
    for (let n = 0; n < 24; n += 1) await addNote(ayu, reference, note(`Catatan ${n}`));
    const first = await notesOf(ayu, reference);
    const second = await notesOf(ayu, reference, first.next);
    expect([first.notes.length, second.notes.length, second.next]).toEqual([20, 5, undefined]);
    expect(new Set([...first.notes, ...second.notes].map(({ id }) => id)).size).toBe(25);
  });

  test('is not added once keeping personal data was refused, nor to a case of others', async () => {
    await expect(addNote(bagus, reference, note(words))).rejects.toThrow(NotFound);
    await expect(notesOf(dewi, reference)).rejects.toThrow(NotFound);
    await refuse('personal_data');
    expect(await addNote(ayu, reference, note(words))).toEqual({ refused: 'keeping-refused' });
    expect(await (await db()).$count(caseNotes)).toBe(0);
  });
});

describe('The schedule of an office', () => {
  const gita = { ...citra, id: 'user-gita', officeId: ayu.officeId, headquarters: false };

  test('is set by its supervisor, and at headquarters for every office', async () => {
    expect(await setSchedule(gita, { ...everyMonth, months: [1, 6] })).toEqual({ months: [1, 6] });
    expect((await schedulesOf(gita)).map(({ office, schedule }) => [office.code, schedule?.months])).toEqual([
      ['PNH', [1, 6]],
    ]);
    await setSchedule(citra, { ...everyMonth, officeId: bagus.officeId, months: [2] });
    expect((await schedulesOf(citra)).map(({ office, schedule }) => [office.code, schedule?.months])).toEqual([
      ['MNL', [2]],
      ['PNH', [1, 6]],
      ['PWNI', undefined],
    ]);
  });

  test('without months is no schedule', async () => {
    await setSchedule(gita, { ...everyMonth, months: [] });
    expect(await (await db()).$count(followUpSchedules)).toBe(0);
    expect(await acts('follow-up.switched-off')).toEqual([{}]);
    expect(await followUpsOf(ayu, reference)).toMatchObject({ schedule: null, months: [] });
  });

  test('is not set by anybody else, nor for another office', async () => {
    for (const actor of [ayu, dewi, eko]) {
      expect(await setSchedule(actor, everyMonth)).toEqual({ refused: 'not-yours' });
      await expect(schedulesOf(actor)).rejects.toThrow(NotFound);
    }
    expect(await setSchedule(gita, { ...everyMonth, officeId: bagus.officeId })).toEqual({ refused: 'not-yours' });
  });
});
