import { forStaff } from '@/app/handle';
import { maySeeRows } from '@/features/operations/access';
import { downloadManifest } from '@/features/operations/downloads';

/** A manifest with identities, for the airline or the receiving agencies. Making it is a change: it is recorded. */
export const POST = forStaff<{ operation: string }>({ may: maySeeRows, takes: 'form' }, ({ actor, params, body }) =>
  downloadManifest(actor, params.operation, body),
);
