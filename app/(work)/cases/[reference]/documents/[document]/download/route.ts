import { forStaff } from '@/app/handle';
import { mayLogCases } from '@/features/cases/access';
import { handOut } from '@/features/documents/downloads';

/** A document as a file. Taking it is recorded, so it is asked for on purpose. */
export const POST = forStaff<{ reference: string; document: string }>(
  { may: mayLogCases, takes: 'form' },
  ({ actor, params }) => handOut(actor, params.reference, params.document),
);
