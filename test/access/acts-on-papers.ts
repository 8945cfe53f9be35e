import { recordIdentityOpened } from '@/features/cases/commands/open-identity';
import { caseFile } from '@/features/cases/queries/case-file';
import { everyNoteOf } from '@/features/followups/queries/notes';
import { recordCaseFile, recordLetter, setLetter } from '@/features/papers/commands';
import { templatesToSet, valuesOf } from '@/features/papers/queries';
import type { Staff } from '@/lib/actor';
import { NotFound } from '@/lib/errors';
import { textsFor } from '@/lib/texts';
import { type HouseAct, tried } from './outcome';
import type { CaseAct } from './records';

const reason = 'Diminta jaksa untuk sidang hari Senin.';
const letter = { kind: 'returned', format: 'pdf', language: 'id', addressee: '', reason } as const;

/** With the identity open, where the actor may open it. */
async function opened(actor: Staff, reference: string): Promise<void> {
  try {
    await recordIdentityOpened(actor, reference);
  } catch (error) {
    if (!(error instanceof NotFound)) throw error;
  }
}

export const actsOnPapers: Record<string, CaseAct> = {
  'print its file, or a letter from it': {
    calls: ['recordCaseFile', 'recordLetter', 'everyNoteOf', 'valuesOf'],
    run: async (actor, { reference }) => {
      await opened(actor, reference);
      const answers = [
        await tried(() => recordCaseFile(actor, reference, { language: 'id', locked: true, reason })),
        await tried(() => recordLetter(actor, reference, letter)),
      ];
      if (answers.includes('yes')) {
        const file = await caseFile(actor, reference);
        await everyNoteOf(actor, file);
        if ((await valuesOf(actor, file, textsFor('id'))).reference !== reference) throw new Error('another case');
      }
      return [...new Set(answers)].join(' and ');
    },
  },
};

export const paperActsOfTheHouse: Record<string, HouseAct> = {
  'word the letters': {
    calls: ['templatesToSet', 'setLetter'],
    run: async (actor) => {
      const template = { subject: 'Perihal [nama]', body: 'Telah pulang pada [tanggal tiba].' };
      const answers = [
        await tried(() => templatesToSet(actor, 'id')),
        await tried(() => setLetter(actor, { kind: 'returned', language: 'id', template })),
      ];
      return [...new Set(answers)].join(' and ');
    },
  },
};
