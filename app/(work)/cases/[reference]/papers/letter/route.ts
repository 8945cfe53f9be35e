import { forStaff } from '@/app/handle';
import { mayLogCases } from '@/features/cases/access';
import { writeLetter } from '@/features/papers/downloads';

/** A letter filled from a case. Making it is a change: it is recorded, with the reason. */
export const POST = forStaff<{ reference: string }>({ may: mayLogCases, takes: 'form' }, ({ actor, params, body }) =>
  writeLetter(actor, params.reference, body),
);
