import { beforeEach, describe, expect, test } from 'vitest';
import { change } from '@/db/change';
import { db } from '@/db/client';
import { personKeys } from '@/db/keys';
import { contactPoints, corrections, drafts, personPairs } from '@/db/schema';
import { openApprovals } from '@/features/approvals/queries';
import { recordIdentityOpened } from '@/features/cases/commands/open-identity';
import { saveSection } from '@/features/cases/commands/save-section';
import type { Answers, Section } from '@/features/cases/fields';
import { caseFile } from '@/features/cases/queries/case-file';
import { referencesInSight } from '@/features/cases/queries/case-search';
import { sectionState } from '@/features/cases/queries/section-state';
import { sealingRecord, sectionDraftId } from '@/features/cases/section-form';
import { judgeIdentityPhone } from '@/features/contacts/commands';
import { saveDraft } from '@/features/drafts/commands';
import { decideDifferent } from '@/features/matching/commands/decide-pair';
import { findPairs } from '@/features/matching/commands/find-pairs';
import { undoJoin } from '@/features/matching/commands/undo';
import type { Staff } from '@/lib/actor';
import { intan, othersJoin } from '@/test/access/people';
import { freshBase } from '@/test/base';
import { joined, logged } from '@/test/joining';
import { ayu, bagus, citra, machine } from '@/test/people';
import { fileOf } from '@/test/stays';
import { decideErasure } from './commands/decide-erasure';
import { eraseWithin, finishErasure } from './commands/erase';
import { askCorrection, askErasure } from './commands/requests';
import { copyOf } from './queries/copy';
import { dryRun } from './queries/erasure';
import { requestsOf } from './queries/requests';

freshBase();

const asking = { askedAt: new Date('2026-11-20T03:00:00Z'), words: 'Diminta di kantor' };
const apart = { reason: 'Ternyata dua orang yang berbeda' };

let first = '';
let second = '';
let one = '';
let other = '';

/** Phnom Penh and Manila each have a file; they seem to be of one woman. */
beforeEach(async () => {
  await othersJoin();
  first = await logged(ayu, { name: 'Siti Rahmawati', address: 'Jl. Rahasia 7', phone: '0811 1111 1111' });
  second = await logged(bagus, { name: 'Sitti Rahmawatie', passport: 'C7654321', handledOn: '2026-11-10' });
  one = (await fileOf(first)).personId;
  other = (await fileOf(second)).personId;
});

async function saved(actor: Staff, reference: string, section: Section, told: Answers): Promise<void> {
  await recordIdentityOpened(actor, reference);
  const { answers, versions } = await caseFile(actor, reference);
  const done = await saveSection(actor, {
    ...{ reference, section, version: versions[section]?.version ?? 0, draftId: 'edit:none' },
    ...{ answers: { ...answers, ...told }, changed: Object.keys(told), before: answers },
  });
  if ('refused' in done) throw new Error(done.refused);
}

async function erased(personId: string): Promise<void> {
  await change(machine, async (tx, audit) => {
    const done = await eraseWithin(tx, audit, { personId, because: 'asked' });
    return done ?? { refused: 'not-there' as const };
  });
  await finishErasure([personId], new Date());
}

/** Undoes the joining, after which the first asks to be erased. */
async function partedAndErased(mergeId: string): Promise<void> {
  const undone = await undoJoin(citra, mergeId, apart);
  if ('refused' in undone) throw new Error(undone.refused);
  await erased(one);
}

const stillTold = async () => JSON.stringify(await copyOf(citra, second));

describe('Of a person who was taken for another, parted and erased, nothing is left with the other', () => {
  test('in the trace of a correction asked for through the other’s case', async () => {
    const { mergeId } = await joined(one, other);
    await askCorrection(bagus, second, { ...asking, section: 'who' });
    await saved(bagus, second, 'who', { address: 'Jl. Baru 1' });
    const traced = (await copyOf(citra, second)).corrections;
    expect(traced).toMatchObject([{ field: 'address', before: '"Jl. Rahasia 7"', after: '"Jl. Baru 1"' }]);
    await partedAndErased(mergeId);
    const [trace] = await (await db()).select().from(corrections);
    expect(trace).toMatchObject({ personId: one, before: null, after: null, reason: null });
    expect(await stillTold()).not.toContain('Rahasia');
    // What the other asked for themself stays theirs.
    expect((await copyOf(citra, second)).requests).toMatchObject([{ kind: 'correction', words: asking.words }]);
  });

  test('in such a trace that goes to the other, whom the change was about', async () => {
    const { mergeId } = await joined(one, other);
    await askCorrection(bagus, second, { ...asking, section: 'who' });
    await saved(bagus, second, 'who', { address: 'Jl. Baru 1', name: 'Sitti R.' });
    await undoJoin(citra, mergeId, { ...apart, fields: { address: 'joined', name: 'joined' } });
    expect((await copyOf(citra, first)).corrections).toEqual([]);
    await erased(one);
    expect((await copyOf(citra, second)).corrections.toSorted((a, b) => (a.field < b.field ? -1 : 1))).toMatchObject([
      { field: 'address', before: '', after: '"Jl. Baru 1"' },
      { field: 'name', before: '"Sitti Rahmawatie"', after: '"Sitti R."' },
    ]);
  });

  test('in a half-filled form of their identity', async () => {
    await recordIdentityOpened(bagus, second);
    const before = await caseFile(bagus, second);
    const id = sectionDraftId(bagus.id, before.case.id, 'who');
    await saveDraft(bagus, id, { raw: { name: ['Sitti'] } }, sealingRecord(before, 'who'));
    const { mergeId } = await joined(one, other);
    const file = await caseFile(bagus, second);
    // What was typed before is still there, and goes on as about the person both are now.
    expect((await sectionState(bagus, file, 'who', false)).raw).toEqual({ name: ['Sitti'] });
    const raw = { address: ['Jl. Rahasia 7 belakang'] };
    await saveDraft(bagus, id, { raw }, sealingRecord(file, 'who'));
    expect((await sectionState(bagus, file, 'who', false)).raw).toEqual(raw);
    expect((await dryRun(citra, second)).places.find(({ name }) => name === 'drafts')?.count).toBe(1);
    expect((await copyOf(citra, second)).drafts).toMatchObject([{ typed: raw }]);
    await undoJoin(citra, mergeId, apart);
    await recordIdentityOpened(bagus, second);
    const alone = await sectionState(bagus, await caseFile(bagus, second), 'who', false);
    expect([alone.resumed, JSON.stringify(alone.raw).includes('Rahasia')]).toEqual([false, false]);
    await erased(one);
    expect(await (await db()).select().from(drafts)).toEqual([]);
  });

  test('in a number that was judged through the other’s case', async () => {
    const { mergeId } = await joined(one, other);
    await recordIdentityOpened(bagus, second);
    expect(await judgeIdentityPhone(bagus, second)).toEqual({ id: expect.any(String) });
    expect((await copyOf(citra, first)).contacts).toMatchObject([{ value: '0811 1111 1111' }]);
    await partedAndErased(mergeId);
    expect(await (await db()).select().from(contactPoints)).toEqual([]);
    expect(await stillTold()).not.toContain('1111');
  });

  test('in how the two were compared', async () => {
    await saved(bagus, second, 'who', { name: 'Siti Rahmawati', phone: '0811 1111 1111' });
    await findPairs(machine);
    const [pair] = await (await db()).select().from(personPairs);
    expect(pair?.evidence).toContain('phone');
    expect((await dryRun(citra, first)).places.find(({ name }) => name === 'pairs')).toMatchObject({
      ...{ count: 1, does: 'deleted' },
    });
    await erased(one);
    expect(await (await db()).select().from(personPairs)).toEqual([]);
    const comparison = { outcome: 'doubtful' as const, score: 9.4, evidence: [] };
    const late = decideDifferent(citra, one, other, { ...apart, comparison });
    expect(await late).toEqual({ refused: 'not-a-pair' });
    await findPairs(machine);
    expect(await (await db()).select().from(personPairs)).toEqual([]);
  });
});

test('A number that both files say stays with the file through which it was judged', async () => {
  await saved(bagus, second, 'who', { phone: '+62 811-1111-1111' });
  await joined(one, other);
  await recordIdentityOpened(bagus, second);
  await judgeIdentityPhone(bagus, second);
  expect(await (await db()).select().from(contactPoints)).toMatchObject([{ personId: other }]);
});

test('A correction of what happened, asked for in one case, is not met by saving another', async () => {
  await joined(one, other);
  await askCorrection(ayu, first, { ...asking, section: 'situation' });
  await saved(bagus, second, 'situation', { place: 'Durban' });
  await recordIdentityOpened(ayu, first);
  expect((await requestsOf(ayu, first)).requests).toMatchObject([{ kind: 'correction', doneAt: null }]);
  expect((await copyOf(citra, first)).corrections).toEqual([]);
  await saved(ayu, first, 'situation', { place: 'Poipet' });
  expect((await requestsOf(ayu, first)).requests).toMatchObject([{ doneAt: expect.any(Date) }]);
  expect((await copyOf(citra, first)).corrections).toMatchObject([
    { field: 'place', after: '"Poipet"', reason: asking.words },
  ]);
});

describe('An erasure that was asked for', () => {
  const decide = async (decision: 'approved' | 'declined') => {
    const [asked] = await openApprovals(intan, [referencesInSight]);
    return decideErasure(intan, { approval: asked?.id ?? '', decision });
  };

  test('before the person was joined to another is not carried out on both; declined, it can be asked again', async () => {
    await askErasure(citra, second, asking);
    await joined(one, other);
    expect(await decide('approved')).toEqual({ refused: 'other-records' });
    expect((await personKeys([one, other])).size).toBe(2);
    expect(await decide('declined')).toMatchObject({ erasedAt: null });
    await askErasure(citra, second, asking);
    expect(await decide('approved')).toMatchObject({ erasedAt: expect.any(Date) });
    expect((await personKeys([one, other])).size).toBe(0);
  });

  test('before the two were parted is not carried out on one of them', async () => {
    const { mergeId } = await joined(one, other);
    await askErasure(citra, second, asking);
    await undoJoin(citra, mergeId, apart);
    expect(await decide('approved')).toEqual({ refused: 'other-records' });
    expect((await personKeys([one, other])).size).toBe(2);
  });
});
