import { forStaff } from '@/app/handle';
import { downloadEdition } from '@/features/editions/downloads';

export const GET = forStaff<{ edition: string }>({}, ({ actor, params, request }) =>
  downloadEdition(actor, params.edition, new URL(request.url).searchParams),
);
