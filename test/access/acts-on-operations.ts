import { changeCompound, recordCompound, recordStay, withdrawStay } from '@/features/operations/commands/compounds';
import { addLeg, addPartner, dropLastLeg, dropPartner } from '@/features/operations/commands/course';
import { exportManifest } from '@/features/operations/commands/export';
import { putOnManifest, putUnknown, putWaiting, takeOff, tieToCase } from '@/features/operations/commands/manifest';
import { changeOperation, openOperation } from '@/features/operations/commands/open';
import { overrule } from '@/features/operations/commands/overrule';
import { reconsider, recordArrived, recordBoarded, recordStayed } from '@/features/operations/commands/travel';
import type { ToldOperation } from '@/features/operations/input';
import { compoundFile, compoundList } from '@/features/operations/queries/compounds';
import { operationList } from '@/features/operations/queries/list';
import { operationFile } from '@/features/operations/queries/operation';
import { passengersOf } from '@/features/operations/queries/passengers';
import type { Staff } from '@/lib/actor';
import { addDays, today } from '@/lib/calendar';
import { newId } from '@/lib/id';
import { anOperation, FLIGHT_DAY, withPapers } from '../flights';
import { ayu, bagus } from '../people';
import { type HouseAct, tried, yesIf } from './outcome';
import { intan } from './people';
import type { CaseAct, Target } from './records';

const WHY = 'Surat jalan diserahkan di bandara.';

/** A flight of headquarters, with the case on it where that is wanted; answers how it is seen now. */
async function aFlight({ reference }: Target, listed = true) {
  const flight = await anOperation(intan);
  if (listed) await putOnManifest(intan, flight, [reference]);
  return async () => ({ reference: flight, version: (await operationFile(intan, flight)).operation.version });
}

const all = (answers: string[]) => [...new Set(answers)].join(' and ');

async function aCompound(): Promise<string> {
  const told = { submission: newId(), name: 'Taman Emas', aliases: [], town: 'Bavet', country: 'KH' };
  const recorded = await recordCompound(intan, told);
  return 'reference' in recorded ? (recorded.reference ?? '') : '';
}

const stay = ({ reference }: Target) => ({ reference, from: null, until: '2026-02' });

export const actsOnOperations: Record<string, CaseAct> = {
  'put it on a manifest': {
    calls: ['putOnManifest', 'tieToCase'],
    run: async (actor, target) => {
      const seen = await aFlight(target, false);
      const { reference } = await seen();
      const put = await tried(() => putOnManifest(actor, reference, [target.reference]));
      const other = await anOperation(intan, { kind: 'raid' });
      await putUnknown(intan, other, { persons: 1, sex: 'male', age: 25, homeProvince: null });
      // Whoever nobody knows yet belongs to those who lead: of another office nobody else ties them.
      if (actor.headquarters)
        await tried(() => tieToCase(actor, { reference: other, version: 2 }, 1, target.reference));
      return put;
    },
  },
  'see it on a manifest': {
    calls: ['operationFile'],
    run: async (actor, target) => {
      const { reference } = await (await aFlight(target))();
      return tried(
        () => operationFile(actor, reference),
        ({ detail, totals }) => {
          if (detail?.rows.some(({ file }) => file?.reference === target.reference)) return 'yes';
          if (detail && detail.others.listed > 0) return 'as another’s';
          return detail || totals.listed === 0 ? 'no' : 'counted';
        },
      );
    },
  },
  'move it on a manifest': {
    calls: ['recordStayed', 'reconsider', 'overrule', 'recordBoarded', 'recordArrived', 'takeOff'],
    run: async (actor, target) => {
      const seen = await aFlight(target);
      const answers = [
        await tried(async () => recordStayed(actor, await seen(), [1], 'ill')),
        await tried(async () => reconsider(actor, await seen(), [1])),
        await tried(async () => overrule(actor, await seen(), 1, WHY)),
      ];
      await withPapers([target.reference]);
      answers.push(await tried(async () => recordBoarded(actor, await seen(), [1], FLIGHT_DAY)));
      if (answers.at(-1) === 'no') await recordBoarded(intan, await seen(), [1], FLIGHT_DAY);
      answers.push(await tried(async () => recordArrived(actor, await seen(), [1], FLIGHT_DAY)));
      const reference = await anOperation(intan, { kind: 'raid' });
      await putOnManifest(intan, reference, [target.reference]);
      answers.push(await tried(() => takeOff(actor, { reference, version: 2 }, [1])));
      return all(answers);
    },
  },
  'record that its person was held in a compound': {
    calls: ['recordStay', 'withdrawStay'],
    run: async (actor, target) => {
      const place = await aCompound();
      const answers = [await tried(() => recordStay(actor, place, stay(target)))];
      if (answers[0] === 'no') await recordStay(intan, place, stay(target));
      answers.push(await tried(() => withdrawStay(actor, place, target.reference)));
      return all(answers);
    },
  },
  'see in the register that its person was held there': {
    calls: ['compoundFile', 'compoundFor'],
    run: async (actor, target) => {
      const place = await aCompound();
      await recordStay(intan, place, stay(target));
      return tried(
        () => compoundFile(actor, place),
        ({ held }) => yesIf(held.some(({ reference }) => reference === target.reference)),
      );
    },
  },
};

const elsewhere = (actor: Staff) => (actor.officeId === ayu.officeId ? bagus : ayu).officeId;

const wanted = { layout: 'airline', format: 'csv', locked: true, reason: WHY } as const;

const told = (more: Partial<ToldOperation> = {}): ToldOperation => ({
  ...{ submission: newId(), kind: 'charter_flight', name: 'Carter', country: 'KH', compound: '' },
  ...{ on: FLIGHT_DAY, plannedPersons: 3 },
  ...more,
});

export const operationActsOfTheHouse: Record<string, HouseAct> = {
  'record an operation of the own office': {
    calls: ['openOperation'],
    run: (actor) => tried(() => openOperation(actor, { ...told(), officeId: actor.officeId })),
  },
  'record an operation of another office': {
    calls: ['openOperation'],
    run: (actor) => tried(() => openOperation(actor, { ...told(), officeId: elsewhere(actor) })),
  },
  'say what an operation of another office is': {
    calls: ['changeOperation', 'addLeg', 'dropLastLeg', 'addPartner', 'dropPartner', 'putUnknown'],
    run: async (actor) => {
      const opened = await openOperation(intan, { ...told(), officeId: elsewhere(actor) });
      const reference = 'reference' in opened ? (opened.reference ?? '') : '';
      const file = () => operationFile(intan, reference);
      const seen = async () => ({ reference, version: (await file()).operation.version });
      const leg = { mode: 'air', from: 'Phnom Penh', to: 'Jakarta', on: FLIGHT_DAY, carrier: null } as const;
      const partner = { kind: 'host_police', name: 'Kepolisian' } as const;
      const unknown = { persons: 1, sex: null, age: null, homeProvince: null };
      const answers = [
        await tried(async () => changeOperation(actor, await seen(), told())),
        await tried(async () => addLeg(actor, await seen(), leg)),
        await tried(async () => dropLastLeg(actor, await seen())),
        await tried(async () => addPartner(actor, await seen(), partner)),
        await tried(() => putUnknown(actor, reference, unknown)),
      ];
      await addPartner(intan, await seen(), partner);
      const id = (await file()).detail?.partners[0]?.id ?? '';
      answers.push(await tried(async () => dropPartner(actor, await seen(), id)));
      return all(answers);
    },
  },
  'know of a raid of another office before its day': {
    calls: ['operationFile', 'operationList', 'putWaiting'],
    run: async (actor) => {
      const raid = told({ kind: 'raid', on: addDays(today(), 3) });
      const opened = await openOperation(intan, { ...raid, officeId: elsewhere(actor) });
      const reference = 'reference' in opened ? (opened.reference ?? '') : '';
      return all([
        await tried(() => operationFile(actor, reference)),
        await tried(
          () => operationList(actor),
          (rows) => yesIf(rows.some((row) => row.reference === reference)),
        ),
        await tried(() => putWaiting(actor, reference, 'scheduled')),
      ]);
    },
  },
  'take a manifest of the own office out with identities': {
    calls: ['exportManifest'],
    run: async (actor) => {
      const opened = await openOperation(intan, { ...told(), officeId: actor.officeId });
      return tried(() => exportManifest(actor, 'reference' in opened ? (opened.reference ?? '') : '', wanted));
    },
  },
  'take a manifest of another office out with identities': {
    calls: ['exportManifest', 'passengersOf'],
    run: async (actor) => {
      const opened = await openOperation(intan, { ...told(), officeId: elsewhere(actor) });
      const reference = 'reference' in opened ? (opened.reference ?? '') : '';
      const taken = await tried(() => exportManifest(actor, reference, wanted));
      return taken === 'yes' ? tried(() => passengersOf(actor, reference, new Set())) : taken;
    },
  },
  'read the numbers of operations': { calls: ['operationList'], run: (actor) => tried(() => operationList(actor)) },
  'read and keep the register of compounds': {
    calls: ['compoundList', 'recordCompound', 'changeCompound', 'compoundFor'],
    run: async (actor) => {
      const place = { submission: newId(), name: 'Taman Emas', aliases: [], town: 'Bavet', country: 'KH' };
      const reference = await aCompound();
      return all([
        await tried(() => compoundList(actor)),
        await tried(() => recordCompound(actor, place)),
        await tried(() => changeCompound(actor, { reference, version: 1 }, place)),
      ]);
    },
  },
};
