import { forStaff } from '@/app/handle';
import { mayLogCases } from '@/features/cases/access';
import { isSection } from '@/features/cases/fields';
import { first, isSubmissionId, rawFrom, versionFrom } from '@/features/cases/input';
import { caseToMove } from '@/features/cases/queries/case-to-move';
import { sealingRecord, sectionDraftId } from '@/features/cases/section-form';
import { saveDraft } from '@/features/drafts/commands';
import { isRefused } from '@/lib/errors';

/** Keeps what is being typed: of a new case by its submission, of a section by reference and section. */
export const POST = forStaff({ may: mayLogCases, takes: 'form', largest: 200_000 }, async ({ actor, body }) => {
  const raw = rawFrom(body);
  const submission = first(raw, 'submission');
  if (isSubmissionId(submission)) return answer(await saveDraft(actor, submission, { raw }));
  const section = first(raw, 'section');
  if (!isSection(section)) return new Response(null, { status: 400 });
  const file = await caseToMove(actor, first(raw, 'reference'));
  const id = sectionDraftId(actor.id, file.case.id, section);
  return answer(await saveDraft(actor, id, { raw, version: versionFrom(raw) }, sealingRecord(file, section)));
});

function answer(saved: object): Response {
  return new Response(null, { status: isRefused(saved) ? 409 : 204 });
}
