import type { NextRequest } from 'next/server';
import { currentActor } from '@/features/accounts/session';
import { mayLogCases } from '@/features/cases/access';
import { isSection } from '@/features/cases/fields';
import { first, isSubmissionId, rawFrom, versionFrom } from '@/features/cases/input';
import { caseToMove } from '@/features/cases/queries/case-to-move';
import { sectionDraftId } from '@/features/cases/section-form';
import { saveDraft } from '@/features/drafts/commands';
import { isRefused, NotFound } from '@/lib/errors';

const LONGEST = 200_000;

/** Keeps what is being typed: of a new case by its submission, of a section by reference and section. */
export async function POST(request: NextRequest): Promise<Response> {
  const actor = await currentActor();
  if (!actor) return new Response(null, { status: 401 });
  if (!mayLogCases(actor)) return new Response(null, { status: 403 });
  if (!isOwnOrigin(request)) return new Response(null, { status: 403 });
  const body = await request.text();
  if (body.length > LONGEST) return new Response(null, { status: 413 });
  const raw = rawFrom(new URLSearchParams(body));
  const submission = first(raw, 'submission');
  if (isSubmissionId(submission)) return answer(await saveDraft(actor, submission, { raw }));
  const section = first(raw, 'section');
  if (!isSection(section)) return new Response(null, { status: 400 });
  try {
    const { case: file } = await caseToMove(actor, first(raw, 'reference'));
    const id = sectionDraftId(actor.id, file.id, section);
    return answer(await saveDraft(actor, id, { raw, version: versionFrom(raw) }, file.personId));
  } catch (error) {
    if (error instanceof NotFound) return new Response(null, { status: 404 });
    throw error;
  }
}

function answer(saved: object): Response {
  return new Response(null, { status: isRefused(saved) ? 409 : 204 });
}

/** Browsers send the origin with every POST of a script; one from elsewhere is not ours. */
function isOwnOrigin(request: NextRequest): boolean {
  const origin = request.headers.get('origin');
  return origin !== null && URL.canParse(origin) && new URL(origin).host === request.headers.get('host');
}
