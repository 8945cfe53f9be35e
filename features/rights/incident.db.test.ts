import { beforeEach, expect, test } from 'vitest';
import { openCase } from '@/features/cases/commands/open-case';
import { recordIdentityOpened } from '@/features/cases/commands/open-identity';
import { addContact } from '@/features/contacts/commands';
import { exportManifest } from '@/features/operations/commands/export';
import { putOnManifest } from '@/features/operations/commands/manifest';
import { recordCaseFile } from '@/features/papers/commands';
import { newId } from '@/lib/id';
import { freshBase } from '@/test/base';
import { anOperation } from '@/test/flights';
import { ayu, citra, machine } from '@/test/people';
import { recordCopy } from './commands/requests';
import { incidentOf } from './queries/incident';

freshBase();

const span = { from: new Date(Date.now() - 3_600_000), to: new Date(Date.now() + 3_600_000) };
const before = { from: new Date('2026-01-01T00:00:00Z'), to: new Date('2026-01-02T00:00:00Z') };

async function logged(name: string): Promise<string> {
  const file = { submissionId: newId(), officeId: ayu.officeId, status: 'active' as const, returnStep: null };
  const opened = await openCase(ayu, { ...file, answers: { destination: 'KH', handledOn: '2026-11-10', name } });
  return 'reference' in opened ? opened.reference : '';
}

let siti = '';
let rina = '';
beforeEach(async () => {
  siti = await logged('Siti Rahmawati');
  rina = await logged('Rina Sari');
  await recordIdentityOpened(ayu, siti);
  await addContact(ayu, siti, { kind: 'phone', value: '08123456789', terms: 'Malam', safety: 'safe' });
  await recordIdentityOpened(citra, rina);
  await recordCopy(citra, rina, { format: 'pdf', language: 'id' });
});

test('Whose identity was opened, written or given out is listed by case number, with who did it, never by name', async () => {
  const incident = await incidentOf(machine, span);
  if ('refused' in incident) throw new Error(incident.refused);
  expect(
    incident.affected.map(({ reference, office, caseworker, safeWays }) => [reference, office, caseworker, safeWays]),
  ).toEqual([
    [siti, 'PNH', 'Ayu', 1],
    [rina, 'PNH', 'Ayu', 0],
  ]);
  const seen = incident.affected.map((one) => one.seen.map(({ act, by, office }) => `${act} ${by} ${office}`));
  expect(seen).toEqual([
    ['case.opened Ayu PNH', 'identity.opened Ayu PNH'],
    ['case.opened Ayu PNH', 'identity.opened Citra PWNI', 'rights.copied Citra PWNI'],
  ]);
  expect(incident.supervisors).toEqual([{ office: 'PWNI', names: ['Citra'] }]);
  expect(JSON.stringify(incident)).not.toMatch(/Siti|Rahmawati|Rina|0812/);
});

test('Who left on a list, on paper or in a document is affected too, not only who was opened by name', async () => {
  const flight = await anOperation(ayu);
  await putOnManifest(ayu, flight, [rina]);
  const wanted = { layout: 'airline', format: 'csv', locked: true, reason: 'Diminta maskapai untuk besok.' } as const;
  await exportManifest(ayu, flight, wanted);
  await recordCaseFile(ayu, siti, { language: 'id', locked: true, reason: 'Untuk sidang di pengadilan.' });
  const incident = await incidentOf(machine, { ...span, user: 'ayu' });
  if ('refused' in incident) throw new Error(incident.refused);
  expect(incident.affected.map(({ seen }) => seen.map(({ act }) => act))).toEqual([
    ['case.opened', 'identity.opened', 'case-file.exported'],
    ['case.opened', 'manifest.handed-out'],
  ]);
});

test('Of one account, only what it did; of another time, nothing; of no account, a refusal', async () => {
  const byCitra = await incidentOf(machine, { ...span, user: 'Citra' });
  expect(byCitra).toMatchObject({ user: 'Citra', affected: [{ reference: rina }] });
  expect(await incidentOf(machine, before)).toMatchObject({ affected: [], exports: [], supervisors: [] });
  expect(await incidentOf(machine, { ...span, user: 'nobody' })).toEqual({ refused: 'no-such-user' });
});
