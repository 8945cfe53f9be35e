import { forStaff } from '@/app/handle';
import { downloadCases } from '@/features/cases/downloads';

export const GET = forStaff({}, ({ actor, request }) => downloadCases(actor, new URL(request.url).searchParams));
