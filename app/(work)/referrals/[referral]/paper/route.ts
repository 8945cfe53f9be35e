import { forStaff } from '@/app/handle';
import { downloadNotice } from '@/features/referrals/downloads';

export const GET = forStaff<{ referral: string }>({}, ({ actor, params }) => downloadNotice(actor, params.referral));
