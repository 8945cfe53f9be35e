import { forStaff } from '@/app/handle';
import { mayLogCases } from '@/features/cases/access';
import { downloadCopy } from '@/features/rights/copy';

/** The access copy of a person, through one of their cases. Making it is a change: it is recorded. */
export const POST = forStaff<{ reference: string }>({ may: mayLogCases, takes: 'form' }, ({ actor, params, body }) =>
  downloadCopy(actor, params.reference, body),
);
