import { forStaff } from '@/app/handle';
import { downloadView } from '@/features/figures/downloads';

export const GET = forStaff({}, ({ actor, request }) => downloadView(actor, new URL(request.url).searchParams));
