import type { Writer } from '@/db/client';
import { cases, episodeAnswers, episodes, fingerprints, persons, returnSteps, statusSteps } from '@/db/schema';
import type { CaseRows } from './rows';

/** Writes new cases with all their rows, parents first. */
export async function insertCases(tx: Writer, all: CaseRows[]): Promise<void> {
  for (const rows of all) {
    await tx.insert(persons).values(rows.person);
    if (rows.fingerprints.length > 0) await tx.insert(fingerprints).values(rows.fingerprints);
    await tx.insert(episodes).values(rows.episode);
    if (rows.answers.length > 0) await tx.insert(episodeAnswers).values(rows.answers);
    await tx.insert(cases).values(rows.case);
    await tx.insert(statusSteps).values(rows.statusSteps);
    if (rows.returnSteps.length > 0) await tx.insert(returnSteps).values(rows.returnSteps);
  }
}
