import { draftOf, newCaseDrafts } from '@/features/drafts/queries';
import type { Staff } from '@/lib/actor';
import { today } from '@/lib/calendar';
import { newId } from '@/lib/id';
import { isSubmissionId, type Raw } from '../input';

/** What the form of a new case begins with: the draft asked for, else the newest, else (or when asked) a blank one. */
export async function newCaseDraft(actor: Staff, asked: { draft?: string; fresh?: string }) {
  const all = await newCaseDrafts(actor);
  const wanted = asked.draft && isSubmissionId(asked.draft) ? asked.draft : asked.fresh ? undefined : all[0]?.id;
  const draft = wanted ? await draftOf(actor, wanted) : null;
  const blank: Raw = { handledOn: [today()], officeId: [actor.officeId], citizenship: ['ID'] };
  return {
    draft,
    submission: draft?.id ?? newId(),
    raw: draft?.raw ?? blank,
    others: all.filter(({ id }) => id !== draft?.id),
  };
}
