import { join } from 'node:path';
import { change } from '@/db/change';
import { offices, users } from '@/db/schema';
import { openStore, putStore, type Store } from '@/db/store';
import { openCase } from '@/features/cases/commands/open-case';
import type { NewCase } from '@/features/cases/input';
import { caseFile } from '@/features/cases/queries/case-file';
import { saveDraft } from '@/features/drafts/commands';
import type { Staff } from '@/lib/actor';
import { today } from '@/lib/calendar';
import { isRefused } from '@/lib/errors';
import { newId } from '@/lib/id';
import { readArguments } from '../commands/arguments';
import { inProcess, onPostgres } from './engines';
import { inFolder } from './folder';
import { type Bench, compare, told } from './measure';
import { openPlainCase } from './plain';

/** What sealing and key work may add to opening a case, in percent. */
const MOST = 10;

export const run: Bench = async (args) => {
  const given = readArguments(args, { values: ['rounds', 'turns'], flags: ['here'], positionals: 0 });
  const { rounds = '40', turns = '20' } = isRefused(given) ? { rounds: '' } : given.values;
  if (isRefused(given) || ![rounds, turns].every((text) => /^[1-9]\d{0,3}$/.test(text))) {
    console.error('npm run bench -- access [--rounds 40] [--turns 20]');
    return 2;
  }
  if (given.flags.has('here')) return inFolder((folder) => measured(folder, Number(rounds), Number(turns)));
  console.log(
    `${rounds} rounds of ${turns} turns with and without, taken in turn: medians, in brackets the middle half of the rounds.`,
  );
  const here = ['access', '--here', '--rounds', rounds, '--turns', turns];
  const failed = [await inProcess(here), await onPostgres(here)];
  return Math.max(...failed);
};

async function measured(folder: string, rounds: number, turns: number): Promise<number> {
  const url = process.env.DATABASE_URL;
  const engine = url ? 'PostgreSQL' : 'SQLite';
  const size = { rounds, turns };
  const opened = await openStore(url ?? `file:${join(folder, 'pulang.db')}`);
  const keys = { ...opened.keys };
  const store: Store = { ...opened, keys };
  await store.migrate();
  await putStore(store);
  const sari = await addSari();
  const reference = await opens(sari);
  const first = await compare(
    async () => () => opens(sari),
    async () => () => openPlainCase(sari, aCase(sari)),
    size,
  );
  // As the form does it: what is typed has been kept as a draft, with its person's key.
  const fromDraft = await compare(
    async () => opensDraft(sari, (file) => openCase(sari, file)),
    async () => opensDraft(sari, (file) => openPlainCase(sari, file)),
    size,
  );
  const page = await compare(
    async () => {
      keys.get = opened.keys.get;
      return () => caseFile(sari, reference);
    },
    // The same page once its key is not read, unwrapped and used.
    async () => {
      keys.get = async () => [];
      return () => caseFile(sari, reference);
    },
    { ...size, turns: size.turns * 2 },
  );
  console.log(told(`${engine}: opening a case from its draft`, fromDraft));
  console.log(told(`${engine}: opening a case without one`, first));
  console.log(told(`${engine}: reading a case for its page`, page));
  await putStore(undefined);
  await opened.close();
  const worst = Math.max(first.added.middle, fromDraft.added.middle);
  console.log(`${engine}: opening a case is ${worst < MOST ? '' : 'NOT '}under ${MOST} %.`);
  return worst < MOST ? 0 : 1;
}

async function opens(actor: Staff): Promise<string> {
  const opened = await openCase(actor, aCase(actor));
  if (isRefused(opened)) throw new Error(opened.refused);
  return opened.reference;
}

async function opensDraft(actor: Staff, open: (file: NewCase) => Promise<unknown>) {
  const file = aCase(actor);
  const kept = await saveDraft(actor, file.submissionId, { raw: { name: [file.answers.name ?? ''] } });
  if (isRefused(kept)) throw new Error(kept.refused);
  return () => open(file);
}

async function addSari(): Promise<Staff> {
  const createdAt = new Date();
  const office = { id: newId(), code: 'PNH', kind: 'mission' as const, country: 'KH', createdAt };
  const user = { id: newId(), signInName: 'sari', name: 'Sari', role: 'caseworker' as const, createdAt };
  await change({ kind: 'machine', name: 'test' }, async (tx, audit) => {
    await tx
      .insert(offices)
      .values({ ...office, nameId: 'KBRI Phnom Penh', nameEn: 'Embassy of Indonesia, Phnom Penh' });
    await tx.insert(users).values({ ...user, officeId: office.id });
    await audit.record({ act: 'base.filled', subject: { kind: 'base', id: 'bench' } });
  });
  const { id, name, role } = user;
  return { kind: 'staff', id, name, role, officeId: office.id, officeCode: 'PNH', headquarters: false, locale: null };
}

let count = 0;

/** A case as caseworkers write it down: who, how to reach them, what happened in a few sentences. */
function aCase({ officeId }: Staff): NewCase {
  count += 1;
  const number = String(count).padStart(6, '0');
  return {
    submissionId: newId(),
    officeId,
    status: 'active',
    answers: {
      destination: 'KH',
      handledOn: today(),
      name: `Siti Rahmawati ${number}`,
      nik: `3273014501${number}`,
      passport: `X${number}1`,
      phone: `+62812340${number}`,
      birth: '1995-01-05',
      address: 'Jalan Melati 12, Bandung',
      account: 'Ditawari pekerjaan sebagai operator lewat media sosial; paspor diambil setibanya di sana. '.repeat(4),
      notes: 'Keluarga menghubungi kantor lewat telepon pada malam hari. '.repeat(2),
    },
    returnStep: null,
  };
}
