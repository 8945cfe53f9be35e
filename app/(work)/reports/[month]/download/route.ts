import { forStaff } from '@/app/handle';
import { downloadReport } from '@/features/reports/actions';

export const GET = forStaff<{ month: string }>({}, ({ actor, params, request }) =>
  downloadReport(actor, params.month, new URL(request.url).searchParams),
);
