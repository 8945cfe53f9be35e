import { forStaff } from '@/app/handle';
import { mayReadAudit } from '@/features/audit/access';
import { downloadCheckpoint } from '@/features/audit/downloads';

export const GET = forStaff({ may: mayReadAudit }, ({ actor }) => downloadCheckpoint(actor));
