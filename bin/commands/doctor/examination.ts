import { environment } from '@/lib/environment';
import { clockOfBase, clockOfFiles } from './clock';
import { type Finding, found } from './finding';
import { disk, folder, keyFile, leftovers, publicFolder } from './folder';
import { audit, backups, keySlots, migrations, versions } from './inside';
import { postgres } from './postgres';
import { sqlite } from './sqlite';

/** Files first: opening the base would mend their rights. */
export async function examine(): Promise<Finding[]> {
  const onFile = environment().databaseUrl.startsWith('file:');
  const looks = [
    versions,
    ...(onFile ? [folder, publicFolder, leftovers, disk] : []),
    keyFile,
    ...(onFile ? [clockOfFiles, sqlite] : [postgres]),
    migrations,
    keySlots,
    audit,
    backups,
    clockOfBase,
  ];
  const findings: Finding[] = [];
  for (const look of looks) findings.push(...(await found(look)));
  return findings.filter(once);
}

/** A base that does not open is one finding, however many wanted to look inside. */
function once(finding: Finding, position: number, all: Finding[]): boolean {
  const same = (other: Finding) => JSON.stringify(other) === JSON.stringify(finding);
  return all.findIndex(same) === position;
}
