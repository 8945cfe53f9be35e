import { forStaff } from '@/app/handle';
import { mayLogCases } from '@/features/cases/access';
import { printCaseFile } from '@/features/papers/downloads';

/** A case file on paper. Making it is a change: it is recorded, with the reason. */
export const POST = forStaff<{ reference: string }>({ may: mayLogCases, takes: 'form' }, ({ actor, params, body }) =>
  printCaseFile(actor, params.reference, body),
);
