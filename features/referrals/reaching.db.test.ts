import { beforeEach, describe, expect, test } from 'vitest';
import { looksAt } from '@/features/audit/queries/looks';
import { recordIdentityClosed, recordIdentityOpened } from '@/features/cases/commands/open-identity';
import { caseFile } from '@/features/cases/queries/case-file';
import { caseList } from '@/features/cases/queries/case-list';
import { referenceInSight, searchPersons } from '@/features/cases/queries/case-search';
import { consentsOf } from '@/features/consents/queries';
import { contactsOf } from '@/features/contacts/queries';
import { notesOf } from '@/features/followups/queries/notes';
import { personFile } from '@/features/matching/queries/person-file';
import { copyOf } from '@/features/rights/queries/copy';
import { askTransfer } from '@/features/transfers/commands';
import { transfersOf } from '@/features/transfers/queries';
import { NotFound } from '@/lib/errors';
import { newId } from '@/lib/id';
import { freshBase } from '@/test/base';
import { ayu, bagus } from '@/test/people';
import { asked, sharedWithBagus } from '@/test/referring';
import { fileOf, logged } from '@/test/stays';
import { askReferral } from './commands/ask';
import { makePackage } from './commands/package';
import { sharedWith } from './queries/file';
import { referralsOf } from './queries/list';

freshBase();

let reference = '';
let id = '';
beforeEach(async () => {
  reference = await logged(ayu, {
    name: 'Siti Rahmawati',
    passport: 'C1234567',
    place: 'Gedung B',
    inDanger: 'present',
  });
  id = await sharedWithBagus(ayu, reference);
});

/** Whatever asks for a case: each by the number, which Bagus is never told, as if he had guessed it. */
const doors: Record<string, (reference: string) => Promise<unknown>> = {
  'the case page': (each) => caseFile(bagus, each),
  'who looked at it': (each) => looksAt(bagus, each),
  'what was agreed to': (each) => consentsOf(bagus, each),
  'how to reach the person': (each) => contactsOf(bagus, each),
  'its notes': (each) => notesOf(bagus, each),
  'the access copy': (each) => copyOf(bagus, each),
  'its referrals': (each) => referralsOf(bagus, each),
  'its transfers': (each) => transfersOf(bagus, each),
  'opening the identity': (each) => recordIdentityOpened(bagus, each),
  'closing the identity': (each) => recordIdentityClosed(bagus, each),
  'referring it on': (each) => askReferral(bagus, each, asked({ to: 'office-hq' })),
  'giving it away': (each) => askTransfer(bagus, each, { id: newId(), to: bagus.officeId, reason: 'other', words: '' }),
};

describe('With a running referral that is open to him, Bagus still does not reach', () => {
  test.each(Object.entries(doors))('%s', async (_name, door) => {
    await expect(door(reference)).rejects.toBeInstanceOf(NotFound);
  });

  test('the case in a list, by its number, or the person by name or passport', async () => {
    expect(await caseList(bagus, { sort: 'handled' })).toMatchObject({ total: 0, rows: [] });
    expect(await referenceInSight(bagus, reference)).toBeNull();
    for (const words of ['Siti Rahmawati', 'C1234567'])
      expect(await searchPersons(bagus, words)).toEqual({ persons: [] });
  });

  test('the page of the person', async () => {
    const { personId } = await fileOf(reference);
    await expect(personFile(bagus, personId)).rejects.toBeInstanceOf(NotFound);
  });

  test('the file for an outside partner, or anything beyond the shared part', async () => {
    await expect(makePackage(bagus, id, { days: 1, language: 'id' })).rejects.toBeInstanceOf(NotFound);
    expect(Object.keys((await sharedWith(bagus, id))?.answers ?? {})).toEqual(
      expect.not.arrayContaining(['name', 'passport']),
    );
    expect((await sharedWith(bagus, id))?.answers).toEqual({ place: 'Gedung B', inDanger: 'present' });
  });
});
