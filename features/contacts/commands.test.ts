import { beforeEach, expect, test } from 'vitest';
import { firstBrokenLink } from '@/db/audit';
import { db } from '@/db/client';
import { auditEntries, contactPoints } from '@/db/schema';
import { openCase } from '@/features/cases/commands/open-case';
import { recordIdentityOpened } from '@/features/cases/commands/open-identity';
import { recordConsent } from '@/features/consents/commands';
import { NotFound } from '@/lib/errors';
import { newId } from '@/lib/id';
import { freshBase } from '@/test/base';
import { ayu, bagus, citra, dewi, eko } from '@/test/people';
import { addContact, changeContact, judgeIdentityPhone, openContact, removeContact } from './commands';
import type { Told } from './input';
import { contactsOf } from './queries';

freshBase();

const phone = '+62 812 9876 5432';
const told = (more: Partial<Told> = {}): Told => ({
  kind: 'phone',
  value: phone,
  terms: 'Hanya malam, hanya oleh Ayu. Jangan sebut KBRI.',
  safety: 'safe',
  ...more,
});

let reference = '';
beforeEach(async () => {
  reference = await logged();
  await recordIdentityOpened(ayu, reference);
});

async function logged(): Promise<string> {
  const file = { submissionId: newId(), officeId: ayu.officeId, status: 'active' as const, returnStep: null };
  const answers = { destination: 'KH', handledOn: '2026-11-10', name: 'Siti', phone: '081311112222' };
  const opened = await openCase(ayu, { ...file, answers });
  return 'reference' in opened ? opened.reference : '';
}

async function added(more: Partial<Told> = {}): Promise<string> {
  const answer = await addContact(ayu, reference, told(more));
  return 'id' in answer ? (answer.id ?? '') : '';
}

const first = async (actor = ayu) => (await contactsOf(actor, reference)).contacts[0];
const acts = async () =>
  (await (await db()).select().from(auditEntries)).map(({ act }) => act).filter((act) => act.startsWith('contact.'));

test('Ayu notes a number that is safe: it can be called, and lies sealed', async () => {
  await added();
  expect(await first()).toMatchObject({ value: phone, barred: null, terms: told().terms, by: 'Ayu', version: 1 });
  const [row] = await (await db()).select().from(contactPoints);
  expect(row?.value.includes('9876') || row?.terms?.includes('malam')).toBe(false);
  expect(await firstBrokenLink()).toBeNull();
});

test.each(['unsafe', 'unknown'] as const)(
  'A number that is %s is not given out, only its last digits',
  async (safety) => {
    await added({ safety });
    const { contacts } = await contactsOf(ayu, reference);
    expect(contacts).toMatchObject([{ value: null, masked: '•••• 432', barred: safety }]);
    expect(JSON.stringify(contacts)).not.toContain('9876');
  },
);

test('It is shown once when somebody asks for it on purpose, and that is recorded', async () => {
  const id = await added({ safety: 'unsafe' });
  expect(await openContact(ayu, reference, id)).toEqual({ value: phone });
  expect(await acts()).toEqual(['contact.added', 'contact.shown']);
  expect(await first()).toMatchObject({ value: null });
});

test('Who has not opened the identity sees neither number nor terms, and changes nothing', async () => {
  const id = await added();
  expect(await first(citra)).toMatchObject({ value: null, masked: '••••', terms: '' });
  expect(await addContact(citra, reference, told())).toEqual({ refused: 'identity-closed' });
  expect(await openContact(citra, reference, id)).toEqual({ refused: 'identity-closed' });
  for (const actor of [bagus, dewi, eko]) {
    await expect(contactsOf(actor, reference)).rejects.toThrow(NotFound);
    await expect(openContact(actor, reference, id)).rejects.toThrow(NotFound);
  }
});

test('Two people change the same number: the second is told', async () => {
  const id = await added();
  const seen = { id, version: 1 };
  await recordIdentityOpened(citra, reference);
  expect(await changeContact(citra, reference, seen, told({ value: '', safety: 'unsafe' }))).toEqual({ id });
  expect(await changeContact(ayu, reference, seen, told())).toEqual({ refused: 'stale' });
  expect(await removeContact(ayu, reference, seen)).toEqual({ refused: 'stale' });
  expect(await first()).toMatchObject({ safety: 'unsafe', masked: '•••• 432', version: 2, by: 'Citra' });
});

test('A number taken out of use leaves nothing behind', async () => {
  const id = await added();
  expect(await removeContact(ayu, reference, { id, version: 1 })).toEqual({ id });
  expect((await contactsOf(ayu, reference)).contacts).toEqual([]);
  const [row] = await (await db()).select().from(contactPoints);
  expect([row?.value.length, row?.terms]).toEqual([0, null]);
});

test('A number of somebody else’s case is not there', async () => {
  const id = await added();
  const other = await logged();
  await recordIdentityOpened(ayu, other);
  await expect(openContact(ayu, other, id)).rejects.toThrow(NotFound);
  await expect(changeContact(ayu, other, { id, version: 1 }, told())).rejects.toThrow(NotFound);
});

test('Somebody is reached through the family only where the person agreed', async () => {
  await added({ kind: 'through_somebody', value: 'Ibu Halimah' });
  expect(await first()).toMatchObject({ value: null, barred: 'no-family-consent' });
  const given = { scopes: ['family_contact' as const], state: 'given' as const, on: '2026-11-20' };
  await recordConsent(ayu, reference, { ...given, language: 'id', proof: 'spoken', purpose: '' });
  expect(await first()).toMatchObject({ value: 'Ibu Halimah', barred: null });
});

test('Once keeping personal data was refused, nothing is added', async () => {
  const refused = { scopes: ['personal_data' as const], state: 'refused' as const, on: '2026-11-20' };
  await recordConsent(ayu, reference, { ...refused, language: null, proof: null, purpose: '' });
  expect(await addContact(ayu, reference, told())).toEqual({ refused: 'keeping-refused' });
});

test('The number in the identity is judged: it becomes a way of its own, not yet safe', async () => {
  expect((await contactsOf(ayu, reference)).unjudged).toBe('•••• 222');
  await judgeIdentityPhone(ayu, reference);
  expect(await contactsOf(ayu, reference)).toMatchObject({
    unjudged: null,
    contacts: [{ kind: 'phone', safety: 'unknown', value: null, masked: '•••• 222' }],
  });
});
