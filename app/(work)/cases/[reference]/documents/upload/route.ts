import { forStaff } from '@/app/handle';
import { mayLogCases } from '@/features/cases/access';
import { MOST_BYTES } from '@/features/documents/rules';
import { uploadDocument } from '@/features/documents/uploads';

/** A document, with the form around it; from a phone it may take its time. */
export const POST = forStaff<{ reference: string }>(
  { may: mayLogCases, takes: 'upload', largest: MOST_BYTES + 64 * 1024, within: 300_000 },
  ({ actor, params, upload, request }) => uploadDocument(actor, params.reference, upload, request),
);
