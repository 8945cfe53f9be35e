import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { db } from '@/db/client';
import { auditEntries, partners } from '@/db/schema';
import { freshBase } from '@/test/base';
import { ayu, eko } from '@/test/people';
import { keepPartner } from './commands';
import { readPartner, type ToldPartner } from './input';
import { allPartners, partnersToKeep } from './queries';
import { shippedPartners } from './rules';

freshBase();

const told = (more: Partial<ToldPartner> = {}): ToldPartner => ({
  ...{ code: '', kind: 'ngo', nameId: 'Rumah Singgah Cahaya', nameEn: 'Cahaya Shelter', city: 'Batam', country: 'ID' },
  ...{ closed: false, ...more },
});
const named = async (code: string) => (await allPartners(ayu)).find((partner) => partner.code === code);

test('The partners that come with the app are there before anybody wrote one down', async () => {
  expect(await allPartners(ayu)).toHaveLength(shippedPartners.length);
  expect(await named('polri')).toMatchObject({ kind: 'police', nameEn: 'Indonesian National Police' });
  expect(await (await db()).$count(partners)).toBe(0);
});

test('Eko adds a partner and corrects one that came with the app; Ayu does not', async () => {
  expect(await keepPartner(eko, told())).toHaveProperty('code');
  await keepPartner(eko, told({ code: 'polri', kind: 'police', nameId: 'Polri', nameEn: 'Polri', city: 'Jakarta' }));
  expect(await named('polri')).toMatchObject({ nameId: 'Polri' });
  expect(await allPartners(ayu)).toHaveLength(shippedPartners.length + 1);
  expect(await keepPartner(ayu, told({ nameId: 'Lain' }))).toEqual({ refused: 'not-yours' });
  await expect(partnersToKeep(ayu)).rejects.toThrow('partners');
  const acts = await (await db()).select().from(auditEntries).where(eq(auditEntries.subjectId, 'partners'));
  expect(acts.map(({ act }) => act)).toEqual(['partner.added', 'partner.corrected']);
});

test('One that is closed stays in the list, and can be opened again', async () => {
  await keepPartner(eko, told({ code: 'polri', nameId: 'Polri', closed: true }));
  expect((await named('polri'))?.closedAt).toBeInstanceOf(Date);
  await keepPartner(eko, told({ code: 'polri', nameId: 'Polri' }));
  expect((await named('polri'))?.closedAt).toBeNull();
});

test('Not two of one name, and none that is not there', async () => {
  await keepPartner(eko, told());
  expect(await keepPartner(eko, told({ nameId: 'rumah singgah cahaya' }))).toEqual({ refused: 'same-name' });
  expect(await keepPartner(eko, told({ code: 'nowhere' }))).toEqual({ refused: 'not-there' });
});

test('A form says what to mend, field by field', () => {
  const form = new FormData();
  form.set('country', 'Atlantis');
  const read = readPartner(form);
  expect('faults' in read && read.faults.map(({ field }) => field)).toEqual(['kind', 'nameId', 'country']);
});
