import type { Bench } from './bench/measure';

/** `npm run bench -- NAME`: how long something takes here, told as ratios within one run. Without a name: what there is. */
const benches: Record<string, { says: string; load: () => Promise<{ run: Bench }> }> = {
  access: {
    says: 'what sealing and key work add to opening a case; on PostgreSQL too, where PULANG_TEST_POSTGRES_URL names one',
    load: () => import('./bench/access'),
  },
  backup: {
    says: 'a backup of 20,000 cases while eight write, and its restore by docs/backup.md; on the server of DATABASE_URL, if named',
    load: () => import('./bench/backup'),
  },
  figures: {
    says: 'every promise about speed, over HTTP, beside a bare Next app in the same run; on PostgreSQL too, where PULANG_TEST_POSTGRES_URL names one',
    load: () => import('./bench/figures'),
  },
  hostile: {
    says: 'what others wait for a page while hostile files are uploaded over HTTP, beside an idle server of the same run, and whether a file is left behind',
    load: () => import('./bench/hostile'),
  },
  intake: {
    says: 'how long it takes to take in 202 and 5,000 people over HTTP, and what others wait for a page meanwhile, beside an idle server of the same run',
    load: () => import('./bench/intake'),
  },
  matching: {
    says: 'how well and how fast the same person is found among synthetic people; with a number, among so many; with unlocking, only the first question after unlocking, on PostgreSQL too; with learn, the weights are learnt anew',
    load: () => import('./bench/matching'),
  },
};

const [name, ...args] = process.argv.slice(2);
const bench = name === undefined ? undefined : benches[name];
if (bench) process.exitCode = await (await bench.load()).run(args);
else {
  for (const [each, { says }] of Object.entries(benches)) console.log(`npm run bench -- ${each}   ${says}`);
  process.exitCode = name === undefined ? 0 : 2;
}
