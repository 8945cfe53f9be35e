import { recordIdentityOpened } from '@/features/cases/commands/open-identity';
import { caseFile } from '@/features/cases/queries/case-file';
import { addDocument, downloadDocument, openDocument, removeDocument } from '@/features/documents/commands';
import { documentOf, documentsOf } from '@/features/documents/queries';
import type { Staff } from '@/lib/actor';
import { NotFound } from '@/lib/errors';
import { newId } from '@/lib/id';
import { tried } from './outcome';
import { intan } from './people';
import type { CaseAct, Target } from './records';

const pdf = Buffer.from('%PDF-1.7\n%%EOF\n');
const told = () => ({ id: newId(), kind: 'travel', on: '2026-11-12', title: 'Paspor' }) as const;

async function known({ reference }: Target): Promise<string> {
  const kept = await addDocument(intan, reference, told(), pdf);
  if ('refused' in kept) throw new Error(kept.refused);
  return kept.id;
}

/** With the identity open, where the actor may open it. */
async function opened(actor: Staff, reference: string): Promise<void> {
  try {
    await recordIdentityOpened(actor, reference);
  } catch (error) {
    if (!(error instanceof NotFound)) throw error;
  }
}

/** In the list as on its own page. */
async function seen(actor: Staff, reference: string, id: string): Promise<'yes' | 'no'> {
  try {
    const listed = (await documentsOf(actor, await caseFile(actor, reference))).length > 0;
    const shown = await documentOf(actor, reference, id).catch((error) => {
      if (error instanceof NotFound) return null;
      throw error;
    });
    if (listed !== (shown !== null)) throw new Error('the list and the page disagree');
    return listed ? 'yes' : 'no';
  } catch (error) {
    if (error instanceof NotFound) return 'no';
    throw error;
  }
}

export const actsOnDocuments: Record<string, CaseAct> = {
  'see which documents it has': {
    calls: ['documentsOf', 'documentOf'],
    run: async (actor, target) => seen(actor, target.reference, await known(target)),
  },
  'add a document': {
    calls: ['addDocument'],
    run: (actor, { reference }) => tried(() => addDocument(actor, reference, told(), pdf)),
  },
  'open or download a document': {
    calls: ['openDocument', 'downloadDocument'],
    run: async (actor, target) => {
      const id = await known(target);
      await opened(actor, target.reference);
      const answers = [
        await tried(() => openDocument(actor, target.reference, id)),
        await tried(() => downloadDocument(actor, target.reference, id)),
      ];
      return [...new Set(answers)].join(' and ');
    },
  },
  'remove a document': {
    calls: ['removeDocument'],
    run: async (actor, target) => {
      const id = await known(target);
      return tried(() => removeDocument(actor, target.reference, { id, reason: 'Milik orang lain, salah masuk.' }));
    },
  },
};
