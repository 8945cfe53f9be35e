import { forStaff } from '@/app/handle';
import { mayLogCases } from '@/features/cases/access';
import { rawFrom } from '@/features/cases/input';
import { candidates } from '@/features/matching/commands/offer';
import { shownCandidates } from '@/features/matching/components/candidate-words';
import { typedFrom } from '@/features/matching/new-case-input';
import { today } from '@/lib/calendar';
import { reader } from '@/lib/reader';

/** Who may be the person that is being typed, in the words of the page. What was typed is never in an address. */
export const POST = forStaff({ may: mayLogCases, takes: 'form', largest: 20_000 }, async ({ actor, body }) => {
  const found = await candidates(actor, typedFrom(rawFrom(body), today()));
  return Response.json(shownCandidates(found, await reader()));
});
