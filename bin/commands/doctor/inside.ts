import { readFileSync } from 'node:fs';
import { firstBrokenLink } from '@/db/audit';
import { checkMigrated } from '@/db/check';
import { db } from '@/db/client';
import { engine } from '@/db/engine';
import { migrationsFolder, migrationsIn } from '@/db/migrate';
import { auditEntries } from '@/db/schema';
import { store } from '@/db/store';
import { isDemo } from '@/features/accounts/demo';
import { backupOverview } from '@/features/backups/queries';
import { environment } from '@/lib/environment';
import { Misconfigured } from '@/lib/errors';
import { bad, type Finding, ok, warn } from './finding';

const OLDEST_NODE = 22;

export function versions(): Finding[] {
  const { version: app } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
  const { node } = process.versions;
  const told = { app, node, engine: engine === 'sqlite' ? 'SQLite' : 'PostgreSQL' };
  return [Number(node.split('.')[0]) < OLDEST_NODE ? bad('versions.oldNode', told) : ok('versions.ok', told)];
}

export async function migrations(): Promise<Finding[]> {
  const newest = migrationsIn(migrationsFolder(engine)).at(-1)?.tag ?? '';
  try {
    await checkMigrated((await store()).reader);
    return [ok('migrations.ok', { newest })];
  } catch (error) {
    if (!(error instanceof Misconfigured)) throw error;
    return [bad(/newer/.test(error.message) ? 'migrations.newer' : 'migrations.older', { newest })];
  }
}

/** How the master key is kept where it does not lie in a file. */
export async function keySlots(): Promise<Finding[]> {
  const slots = await (await store()).keys.slots();
  const count = (kind: string) => slots.filter((slot) => slot.kind === kind).length;
  const told = { passphrases: count('passphrase'), recovery: count('recovery') };
  if (slots.length === 0) return environment().keyFile ? [] : [warn('key.none')];
  return [told.recovery === 0 ? warn('key.noRecovery', told) : ok('key.slots', told)];
}

export async function audit(): Promise<Finding[]> {
  const broken = await firstBrokenLink();
  const count = await (await db()).$count(auditEntries);
  return [broken === null ? ok('audit.ok', { count }) : bad('audit.broken', { seq: broken })];
}

/** When a backup was last proven, and whether it would survive this disk. A demonstration needs none. */
export async function backups(): Promise<Finding[]> {
  if (isDemo()) return [];
  const { health, lastProof, folder, sameDisk } = await backupOverview({ kind: 'machine', name: 'command-line' });
  const proven = lastProof?.toISOString().slice(0, 10) ?? '–';
  return [
    health === 'good' ? ok('backups.good', { proven }) : warn(`backups.${health}`, { proven }),
    ...(sameDisk ? [warn('backups.sameDisk', { folder })] : []),
  ];
}
