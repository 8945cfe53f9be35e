import { and, asc, eq, gte, inArray, isNull, type SQL } from 'drizzle-orm';
import type { Recorder } from '@/db/audit';
import { change } from '@/db/change';
import type { Writer } from '@/db/client';
import {
  cases,
  compounds,
  episodes,
  manifestRows,
  offices,
  operationLegs,
  operationPartners,
  operations,
} from '@/db/schema';
import type { Kind, LegMode, StayReason } from '@/features/operations/rules';
import { addDays } from '@/lib/calendar';
import { newId } from '@/lib/id';
import type { Code } from '@/lib/vocabulary';
import { charters, jointOperation } from './published';
import { demo } from './writer';

/** Places as a register has them; none of them is real. */
const places = [
  { country: 'KH', name: 'Taman Emas', aliases: ['Golden Park', '金园'], town: 'Sihanoukville' },
  { country: 'KH', name: 'Gedung Tujuh', aliases: ['Building 7', '七号楼'], town: 'Bavet' },
  { country: 'PH', name: 'Menara Amihan', aliases: ['Amihan Tower'], town: 'Las Piñas' },
  { country: 'MM', name: 'Taman Moei', aliases: ['Moei Park', 'KM 5'], town: 'Myawaddy' },
  { country: 'LA', name: 'Blok Naga', aliases: ['Naga Block'], town: 'Ton Phueng' },
] as const;

/** Operations of the past as they went, and a flight that leaves today. */
export async function loadOperations(today: string): Promise<void> {
  await change(demo, async (tx, audit) => {
    const register = await loadRegister(tx, audit);
    const write = (planned: Planned, people: Person[]) => writeOperation(tx, audit, planned, people);
    await write(rescue(register.get('Menara Amihan') ?? null), await rescued(tx));
    for (const flight of charters)
      await write(charter(flight), [...(await arrived(tx, 'KH', flight.on, true)), ...(await left(tx, flight.on))]);
    for (const on of overlandDays) await write(overland(on), await arrived(tx, 'MM', on, false));
    const waiting = await waitingInCambodia(tx);
    await write(leavingToday(today, waiting.length), waiting);
  });
}

type Planned = {
  reference: string;
  kind: Kind;
  name: string;
  office: string;
  country: string;
  compoundId?: string | null;
  on: string;
  plannedPersons?: number;
  by: string;
  legs?: { mode: LegMode; from: string; to: string; carrier?: string }[];
  partners: [Code<'partner_type'>, string][];
};

const rescue = (compoundId: string | null): Planned => ({
  ...{ reference: 'OPS-MNL-2023-01', kind: 'joint_operation', name: 'Operasi gabungan Las Piñas', office: 'mnl' },
  ...{ country: jointOperation.destination, on: jointOperation.on, compoundId, by: 'user-bagus' },
  partners: [
    ['host_police', 'Kepolisian Nasional Filipina'],
    ['host_government', 'Biro Imigrasi Filipina'],
    ['foreign_ministry', 'Direktorat Pelindungan WNI'],
  ],
});

const charter = ({ on, seats }: (typeof charters)[number]): Planned => ({
  ...{ reference: `OPS-PNH-${on.slice(0, 4)}-${numberOf(on)}`, kind: 'charter_flight', office: 'pnh', country: 'KH' },
  ...{ name: `Carter Phnom Penh ${Number(on.slice(8))}/${Number(on.slice(5, 7))}`, on, plannedPersons: seats + STAYED },
  by: 'user-ayu',
  legs: [{ mode: 'air', from: 'Phnom Penh', to: 'Jakarta', carrier: 'GA 8630' }],
  partners: [['foreign_ministry', 'Direktorat Pelindungan WNI']],
});

/** Of the flights of one year, in their order. */
const numberOf = (on: string) =>
  String(charters.filter((each) => each.on <= on && each.on.slice(0, 4) === on.slice(0, 4)).length).padStart(2, '0');

/** Whoever came home from Myanmar in July 2023 came on these days. */
const overlandDays = ['2023-07-12', '2023-07-27'];

const overland = (on: string): Planned => ({
  ...{
    reference: `OPS-BKK-2023-${String(overlandDays.indexOf(on) + 1).padStart(2, '0')}`,
    kind: 'group_return',
    office: 'bkk',
  },
  ...{ name: 'Kepulangan lewat Mae Sot', country: 'MM', on: addDays(on, -2), by: 'user-hana' },
  legs: [
    { mode: 'land', from: 'Myawaddy', to: 'Mae Sot' },
    { mode: 'land', from: 'Mae Sot', to: 'Bangkok', carrier: 'Bus' },
    { mode: 'air', from: 'Bangkok', to: 'Jakarta', carrier: 'GA 867' },
  ],
  partners: [
    ['immigration_service', 'Imigrasi Thailand'],
    ['international_organisation', 'IOM'],
  ],
});

const leavingToday = (today: string, listed: number): Planned => ({
  ...{ reference: `OPS-PNH-${today.slice(0, 4)}-01`, kind: 'charter_flight', office: 'pnh', country: 'KH' },
  ...{ name: 'Carter Phnom Penh hari ini', on: today, plannedPersons: listed, by: 'user-ayu' },
  legs: [{ mode: 'air', from: 'Phnom Penh', to: 'Jakarta', carrier: 'GA 8634' }],
  partners: [['foreign_ministry', 'Direktorat Pelindungan WNI']],
});

async function loadRegister(tx: Writer, audit: Recorder): Promise<Map<string, string>> {
  const now = new Date();
  const rows = places.map(({ aliases, ...place }, n) => ({
    ...{ ...place, id: newId(), submissionId: newId(), aliases: JSON.stringify(aliases), version: 1 },
    reference: `CMP-${place.country}-${String(places.slice(0, n + 1).filter(({ country }) => country === place.country).length).padStart(3, '0')}`,
    ...{ changedBy: 'user-ayu', changedAt: now },
  }));
  await tx.insert(compounds).values(rows);
  for (const { reference, country } of rows)
    await audit.record({
      act: 'compound.recorded',
      subject: { kind: 'compound', id: reference },
      details: { country },
    });
  return new Map(rows.map(({ id, name }) => [name, id]));
}

type File = Pick<typeof cases.$inferSelect, 'id'>;
/** Somebody on a manifest: of a case, or in codes. */
type Person = { file?: File } & Partial<
  Pick<
    typeof manifestRows.$inferInsert,
    'state' | 'stayReason' | 'boardedOn' | 'arrivedOn' | 'sex' | 'age' | 'homeProvince'
  >
>;

async function filesWhere(tx: Writer, ...wanted: SQL[]): Promise<File[]> {
  return tx
    .select({ id: cases.id })
    .from(cases)
    .innerJoin(episodes, eq(episodes.id, cases.episodeId))
    .where(and(...wanted))
    .orderBy(asc(cases.reference));
}

async function rescued(tx: Writer): Promise<Person[]> {
  const { on, destination } = jointOperation;
  const files = await filesWhere(
    tx,
    eq(cases.handledOn, on),
    eq(episodes.destination, destination),
    eq(episodes.exitManner, 'joint_operation'),
  );
  return files.map((file) => ({ file, state: 'boarded', boardedOn: on }));
}

async function arrived(tx: Writer, destination: string, on: string, chartered: boolean): Promise<Person[]> {
  const files = await filesWhere(
    tx,
    eq(cases.returnedOn, on),
    eq(episodes.destination, destination),
    ...(chartered ? [eq(cases.returnMode, 'chartered_flight')] : []),
  );
  return files.map((file) => ({ file, state: 'arrived', boardedOn: chartered ? on : addDays(on, -2), arrivedOn: on }));
}

/** How many had a place on each charter and did not come: they came home later, another way. */
const STAYED = 2;
const why: StayReason[] = ['no_clearance', 'ill'];

async function left(tx: Writer, on: string): Promise<Person[]> {
  const files = await filesWhere(
    tx,
    eq(episodes.destination, 'KH'),
    gte(cases.handledOn, addDays(on, -90)),
    gte(cases.returnedOn, addDays(on, 10)),
  );
  const handledBefore = files.slice(0, STAYED);
  return handledBefore.map((file, n) => ({ file, state: 'stayed', stayReason: why[n] ?? 'other' }));
}

/** Whoever waits in Phnom Penh for a clearance or a seat, and two whom nobody knows yet. */
async function waitingInCambodia(tx: Writer): Promise<Person[]> {
  const [office] = await tx.select({ id: offices.id }).from(offices).where(eq(offices.code, 'PNH'));
  const files = await filesWhere(
    tx,
    eq(cases.officeId, office?.id ?? ''),
    eq(episodes.destination, 'KH'),
    inArray(cases.returnStatus, ['scheduled', 'exit_clearance_pending', 'travel_document_pending']),
    isNull(cases.returnedOn),
    isNull(cases.closedOn),
  );
  const unknown = { sex: 'male', age: 25, homeProvince: '12' };
  return [...files.slice(-26).map((file) => ({ file })), unknown, { ...unknown, age: 30, homeProvince: null }];
}

async function writeOperation(tx: Writer, audit: Recorder, planned: Planned, people: Person[]): Promise<void> {
  const { office, legs = [], partners, by, plannedPersons = people.length, ...told } = planned;
  const at = new Date(Math.min(Date.now(), Date.parse(`${planned.on}T06:00:00Z`)));
  const id = newId(at.getTime());
  await tx.insert(operations).values({
    ...{ ...told, id, submissionId: newId(), officeId: `office-${office}`, plannedPersons, version: 1 },
    ...{ createdAt: at, createdBy: by, changedAt: at, changedBy: by },
  });
  const arrivesOn = people.find(({ arrivedOn }) => arrivedOn)?.arrivedOn ?? planned.on;
  const dayOf = (n: number) => (n === legs.length - 1 ? arrivesOn : planned.on);
  for (const [n, leg] of legs.entries())
    await tx.insert(operationLegs).values({ ...leg, id: newId(), operationId: id, position: n + 1, on: dayOf(n) });
  for (const [kind, name] of partners)
    await tx.insert(operationPartners).values({ id: newId(), operationId: id, kind, name });
  const rows = people.map(({ file, ...told }, n) => ({
    ...{ id: newId(), operationId: id, position: n + 1, caseId: file?.id, state: 'planned' as const },
    ...{ overridden: false, changedAt: at, changedBy: by, ...told },
  }));
  for (let n = 0; n < rows.length; n += 100) await tx.insert(manifestRows).values(rows.slice(n, n + 100));
  const subject = { kind: 'operation', id: planned.reference } as const;
  const details = { kind: planned.kind, on: planned.on, count: plannedPersons };
  await audit.record({ act: 'operation.opened', subject, details });
}
