import { forStaff } from '@/app/handle';
import { downloadRate } from '@/features/retrafficking/downloads';

export const GET = forStaff({}, ({ actor, request }) => downloadRate(actor, new URL(request.url).searchParams));
