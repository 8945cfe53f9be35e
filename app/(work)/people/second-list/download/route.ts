import { forStaff } from '@/app/handle';
import { mayExportLists } from '@/features/secondlist/access';
import { downloadSet } from '@/features/secondlist/downloads';

/** The list travels in the body: it may be as long as the page of it took in. */
export const POST = forStaff({ may: mayExportLists, takes: 'form', largest: 3_000_000 }, ({ actor, body }) =>
  downloadSet(actor, body),
);
