import { openApprovals } from '@/features/approvals/queries';
import { referencesInSight } from '@/features/cases/queries/case-search';
import { decideErasure } from '@/features/rights/commands/decide-erasure';
import {
  askCorrection,
  askErasure,
  declineRequest,
  recordCopy,
  resumeUse,
  stopUse,
} from '@/features/rights/commands/requests';
import { copyOf } from '@/features/rights/queries/copy';
import { dryRun } from '@/features/rights/queries/erasure';
import { requestsOf } from '@/features/rights/queries/requests';
import { tried } from './outcome';
import { intan } from './people';
import type { CaseAct } from './records';

const reason = 'Alasan yang cukup panjang untuk dinilai';
const asking = () => ({ askedAt: new Date(), words: reason });

export const actsOnRights: Record<string, CaseAct> = {
  'see what the person asked for': {
    calls: ['requestsOf'],
    run: (actor, { reference }) => tried(() => requestsOf(actor, reference)),
  },
  'make the person’s access copy': {
    calls: ['copyOf', 'recordCopy'],
    run: async (actor, { reference }) => {
      const answers = [
        await tried(() => copyOf(actor, reference)),
        await tried(() => recordCopy(actor, reference, { format: 'pdf', language: 'id' })),
      ];
      return [...new Set(answers)].join(' and ');
    },
  },
  'stop the use of the data, and resume it': {
    calls: ['stopUse', 'resumeUse'],
    run: async (actor, { reference }) => {
      const answers = [
        await tried(() => stopUse(actor, reference, asking())),
        await tried(() => resumeUse(actor, reference, asking())),
      ];
      return [...new Set(answers)].join(' and ');
    },
  },
  'note a correction, or decline it': {
    calls: ['askCorrection', 'declineRequest'],
    run: async (actor, { reference }) => {
      const answers = [
        await tried(() => askCorrection(actor, reference, { ...asking(), section: 'recruitment' })),
        await tried(() => declineRequest(actor, reference, { id: 'none', words: reason })),
      ];
      return [...new Set(answers)].join(' and ');
    },
  },
  'see what an erasure would destroy, and ask for it': {
    calls: ['dryRun', 'askErasure'],
    run: async (actor, { reference }) => {
      const answers = [
        await tried(() => dryRun(actor, reference)),
        await tried(() => askErasure(actor, reference, asking())),
      ];
      return [...new Set(answers)].join(' and ');
    },
  },
  'decide on the erasure of its person': {
    calls: ['decideErasure'],
    run: async (actor, { reference }) => {
      await askErasure(intan, reference, asking());
      const [asked] = (await openApprovals(intan, [referencesInSight])).filter(
        ({ details }) => details.reference === reference,
      );
      return tried(() => decideErasure(actor, { approval: asked?.id ?? '', decision: 'declined' }));
    },
  },
};
