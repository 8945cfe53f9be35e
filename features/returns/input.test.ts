import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asksOf, isFlight, readBlock, readMilestone } from './input';
import { type Kind, kinds } from './rules';

function formOf(words: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, word] of Object.entries(words)) form.set(name, word);
  return form;
}

/** A form in which everything is filled in, whatever its milestone asks. */
const full = {
  ...{ submission: 'x', on: '2026-11-02', body: 'police', document: 'splp', number: ' XD 778812 ' },
  ...{ validUntil: '2027-05-02', clearance: 'permit', leavesOn: '2026-11-10', flight: 'ga  853' },
  ...{ mode: 'sea', basis: 'deportation', funding: 'state' },
};
const faultsIn = (kind: Kind, more: Partial<typeof full>) => {
  const read = readMilestone(kind, formOf({ ...full, ...more }));
  return 'faults' in read ? read.faults.map(({ field }) => field) : [];
};
const told = (kind: Kind) => {
  const read = readMilestone(kind, formOf(full));
  if ('faults' in read) throw new Error(JSON.stringify(read.faults));
  return read.told;
};

describe('A milestone that a form tells', () => {
  test('is read with what belongs to it', () => {
    expect(told('travel_document')).toMatchObject({ document: 'splp', number: 'XD 778812', validUntil: '2027-05-02' });
    expect(told('booked')).toMatchObject({ leavesOn: '2026-11-10', flight: 'GA 853', mode: 'sea', funding: 'state' });
  });

  test.each(kinds)('%s takes nothing that it does not ask', (kind) => {
    const read = told(kind);
    const rest = Object.entries(read).filter(
      ([name, word]) => word && !['id', 'kind', 'on', ...(asksOf[kind] as readonly string[])].includes(name),
    );
    expect(rest).toEqual([]);
  });

  test.each([
    ['asked', { on: '2026-02-30' }, ['on']],
    ['asked', { on: '1999-12-31' }, ['on']],
    ['travel_document', { document: 'ktp' }, ['document']],
    ['travel_document', { validUntil: '2026-11-01' }, ['validUntil']],
    ['travel_document', { number: 'X'.repeat(41) }, ['number']],
    ['exit_clearance', { clearance: '' }, ['clearance']],
    ['booked', { leavesOn: '2026-11-01' }, ['leavesOn']],
    ['booked', { leavesOn: '', flight: '' }, []],
    ['departed', { flight: 'bersama Siti' }, ['flight']],
    ['received', { body: 'somebody' }, []],
  ] as const)('%s with %j: %j', (kind, more, fields) => expect(faultsIn(kind, more)).toEqual(fields));

  test('No words about anybody fit into the number of a flight', () => {
    fc.assert(fc.property(fc.string(), (word) => isFlight(word) === false || /\d/.test(word)));
    expect(isFlight('GA 853')).toBe(true);
    expect(isFlight('SITI 1')).toBe(false);
  });
});

test('What keeps somebody is of the list, from a day', () => {
  const read = readBlock(formOf({ block: 'bad_luck', from: 'kemarin' }));
  expect('faults' in read && read.faults.map(({ field }) => field)).toEqual(['block', 'from']);
  expect(readBlock(formOf({ block: 'health', from: '2026-11-02', note: 'Demam' }))).toMatchObject({
    told: { kind: 'health', from: '2026-11-02', note: 'Demam' },
  });
});
