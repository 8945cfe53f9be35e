import { recordConsent } from '@/features/consents/commands';
import type { Scope } from '@/features/consents/rules';
import { answerReferral } from '@/features/referrals/commands/answer';
import { askReferral } from '@/features/referrals/commands/ask';
import { openShared } from '@/features/referrals/commands/open';
import type { Asked } from '@/features/referrals/input';
import type { Staff } from '@/lib/actor';
import { today } from '@/lib/calendar';
import { isRefused } from '@/lib/errors';
import { newId } from '@/lib/id';
import { bagus } from './people';

/** What the person of a case said about some scopes, in one answer. */
export async function said(actor: Staff, reference: string, state: 'given' | 'refused' | 'withdrawn', scopes: Scope[]) {
  const how = state === 'given' ? ({ language: 'id', proof: 'spoken' } as const) : { language: null, proof: null };
  const answer = await recordConsent(actor, reference, { scopes, state, on: today(), purpose: '', ...how });
  if (isRefused(answer) && answer.refused !== 'nothing-new') throw new Error(answer.refused);
}

/** A referral to Manila for thirty days; whatever differs is told. */
export const asked = (more: Partial<Asked> & { kind?: 'office' | 'partner' } = {}) => ({
  ...{ kind: 'office' as const, id: newId(), to: bagus.officeId, reason: 'additional_services' as const },
  ...{ sections: ['situation' as const], days: 30, words: 'Mohon tempat menginap tiga malam.' },
  ...more,
});

/** Refers a case to Manila, which accepts it, and Bagus opens what is shared; answers the id of the referral. */
export async function sharedWithBagus(actor: Staff, reference: string, more: Partial<Asked> = {}): Promise<string> {
  await said(actor, reference, 'given', ['referral_sharing']);
  const sent = await askReferral(actor, reference, asked(more));
  if (isRefused(sent)) throw new Error(sent.refused);
  await answerReferral(bagus, sent.id, { accepts: true, words: '' });
  await openShared(bagus, sent.id);
  return sent.id;
}
