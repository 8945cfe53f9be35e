import type { Staff } from '@/lib/actor';
import { NotFound } from '@/lib/errors';
import { type CaseFile, caseFile } from './case-file';

/** A case whose whole file the actor may read, also in an emergency; any other reads as not there. */
export async function caseToRead(actor: Staff, reference: string): Promise<CaseFile> {
  const file = await caseFile(actor, reference);
  if (file.sight !== 'full') throw new NotFound('case', reference);
  return file;
}

/** A case the actor may change; any other reads as not there. */
export async function caseToMove(actor: Staff, reference: string): Promise<CaseFile> {
  const file = await caseFile(actor, reference);
  if (!file.mayChange) throw new NotFound('case', reference);
  return file;
}
