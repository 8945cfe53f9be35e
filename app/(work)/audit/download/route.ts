import { forStaff } from '@/app/handle';
import { mayReadAudit } from '@/features/audit/access';
import { downloadAudit } from '@/features/audit/downloads';

export const GET = forStaff({ may: mayReadAudit }, ({ actor, request }) =>
  downloadAudit(actor, new URL(request.url).searchParams),
);
