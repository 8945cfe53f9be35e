import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { migrationsFolder } from '@/db/migrate';
import { presentClockTrouble } from '@/features/upkeep/queries';
import { TOLERANCE_MINUTES } from '@/features/upkeep/rules';
import { environment } from '@/lib/environment';
import { bad, type Finding, ok, warn } from './finding';

/** No file of the base is younger than now, and now is not before the app was made. */
export function clockOfFiles(now = Date.now()): Finding[] {
  const { dataDir } = environment();
  const journal = JSON.parse(readFileSync(join(migrationsFolder('sqlite'), 'meta/_journal.json'), 'utf8'));
  const made = Math.max(...(journal as { entries: { when: number }[] }).entries.map(({ when }) => when));
  if (now < made) return [bad('clock.beforeApp', { now: shown(now), made: shown(made) })];
  const late = readdirSync(dataDir).filter(
    (name) => statSync(join(dataDir, name)).mtimeMs > now + TOLERANCE_MINUTES * 60_000,
  );
  return late.map((name) => warn('clock.fileAhead', { file: name, now: shown(now) }));
}

/** No entry of the audit is younger than now. */
export async function clockOfBase(now = new Date()): Promise<Finding[]> {
  const trouble = await presentClockTrouble({ kind: 'machine', name: 'command-line' }, now);
  const told = { now: shown(now.getTime()) };
  return [trouble ? bad('clock.behind', { ...told, minutes: trouble.minutes }) : ok('clock.ok', told)];
}

const shown = (moment: number) => new Date(moment).toISOString().slice(0, 16).replace('T', ' ');
